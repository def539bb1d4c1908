"""What a sentence claims, and whether what it rests on bears each claim out.

sentence    a sentence read: its references, and what in it is not the writer's own
numbers     every number is a reference, and nothing beside one changes it
times       years and days, each of the figure it is said of
owners      councils, likewise
coordinates forecast or outturn, gross or net, mitigated or not, deficit or surplus
ways        which way it goes, which is more, whether sums agree
wording     every other word, denied or not, is one of what the sentence rests on
contradiction  all of these, one after the other
nothing     what a sentence that rests on nothing may say
"""
