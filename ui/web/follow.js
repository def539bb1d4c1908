// The conversation as it grows: what is new is brought into view and said once, the
// keyboard is never left nowhere, and the address names the conversation.
const talk = () => element.querySelector('.conversation');
const turnsOf = () => [...element.querySelectorAll('.turn')];
const questionBox = () => document.querySelector('#composer textarea');
let count = 0;
let said = '';
let held = [];
let turnsWhenHeld = 0;

// What had the keyboard may be hidden or gone at any time, whoever draws it anew: then
// it, or what it stands in, changes its size.
const sizes = new ResizeObserver(() => requestAnimationFrame(keepFocus));
document.getElementById('ask').addEventListener('focusin', (event) => {
  held = [];
  turnsWhenHeld = turnsOf().length;
  sizes.disconnect();
  for (let at = event.target; !at.matches('#talk, #source'); at = at.parentElement) {
    held.push(at);
    sizes.observe(at);
  }
});
const isSeen = (at) => at.isConnected && at.checkVisibility();

function sayWhatIsNew(turns) {
  const last = turns[turns.length - 1];
  if (!last) return;
  const steps = last.querySelectorAll('.steps li');
  const answer = last.querySelector('.answer');
  const key = `${last.id} ${answer ? 'answer' : steps.length}`;
  if (key === said) return;
  said = key;
  if (turns.length - count > 1) {
    window.paperclerkSay?.(`Conversation opened, ${turns.length} questions`);
  } else if (answer) {
    const words = answer.cloneNode(true);
    words.querySelectorAll(':scope > :not(.badge, .text, .warnings), .cite')
      .forEach((part) => part.remove());
    const parts = [...words.querySelectorAll('.badge, .text > p, .warnings h3, li')];
    const sources = answer.querySelectorAll('.source').length;
    const count = `${sources} ${sources === 1 ? 'source' : 'sources'}`;
    const told = parts.map((part) => part.textContent.replace(/\s+(?=[.,;:])/g, '').trim());
    window.paperclerkSay?.([...told, count].join(' \n'));
  } else if (steps.length) {
    window.paperclerkSay?.(steps[steps.length - 1].textContent);
  }
}

function bringIntoView(turns) {
  const linked = location.hash && element.querySelector(`${location.hash}.turn`);
  if (turns.length - count > 1 && linked) {
    linked.scrollIntoView({block: 'start'});
    linked.querySelector('h2').focus({preventScroll: true});
  } else if (turns.length > count && turns.length > 1) {
    turns[turns.length - 1].scrollIntoView({block: 'start'});
  }
}

function keepFocus() {
  const lost = held.length && !isSeen(held[0]);
  if (!lost || (document.activeElement && document.activeElement !== document.body
      && isSeen(document.activeElement))) return;
  const turns = turnsOf();
  const home = turns.length > turnsWhenHeld ? null : held.find(isSeen);
  const to = home?.querySelector('summary, h2[tabindex]')
    ?? turns[turns.length - 1]?.querySelector('h2') ?? questionBox();
  to?.focus({preventScroll: true});
}

function nameTheAddress() {
  const name = talk()?.dataset.name;
  const address = new URL(location);
  if (address.searchParams.get('conversation') === (name ?? null)) return;
  if (name) address.searchParams.set('conversation', name);
  else address.searchParams.delete('conversation');
  if (!name) address.hash = '';
  history.replaceState(history.state, '', address);
}

// What was suggested after an earlier answer is not offered after a later one.
function hideOldFollowUps(turns) {
  const next = document.querySelector('#next section');
  if (next) next.hidden = next.dataset.turns !== String(turns.length);
}

watch('value', () => {
  const turns = turnsOf();
  hideOldFollowUps(turns);
  sayWhatIsNew(turns);
  bringIntoView(turns);
  count = turns.length;
  nameTheAddress();
});

const asked = new URLSearchParams(location.search).get('conversation');
if (asked) trigger('reopen', {name: asked});
