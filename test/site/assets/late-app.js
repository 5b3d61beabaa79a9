/**
 * A single-page app in the manner of React: the code field appears late, is
 * controlled (its value comes from the state, and only a real `input` event
 * gets into the state), and what is sent is the state, never the field.
 */

/** Milliseconds between the click and the field: slow chunks and transitions do that. */
const MOUNT_DELAY = 800;

/** Milliseconds; like any app with something that ticks, this one renders although nobody typed. */
const RENDER_EVERY = 1000;

const step = document.getElementById('step');
const passwordForm = document.querySelector('form[data-app]');

passwordForm.addEventListener('submit', async (event) => {
  event.preventDefault();
  const mounting = wait(MOUNT_DELAY);
  const { user, password } = passwordForm.elements;
  const answer = await post('/login/spa', { user: user.value, password: password.value });
  if (answer.error) {
    showError(passwordForm, answer.error);
    return;
  }
  step.replaceChildren(element('p', { className: 'spinner', role: 'status', textContent: 'One moment' }));
  await mounting;
  mountCodeStep(answer.user);
});

function mountCodeStep(user) {
  const state = { code: '', error: null, seconds: 0 };
  const input = element('input', {
    className: 'code',
    id: 'otp-input',
    type: 'text',
    inputMode: 'numeric',
    autocomplete: 'one-time-code',
    maxLength: 6,
  });
  const form = element('form', {}, [
    element('label', { htmlFor: 'otp-input', textContent: 'Verification code' }),
    input,
    element('button', { type: 'submit', textContent: 'Verify' }),
  ]);
  const clock = element('p', { className: 'aside' });
  const restore = control(input, state);
  const render = () => {
    restore();
    clock.textContent = `Waiting for your code since ${state.seconds} s`;
    showError(form, state.error);
  };
  const ticking = setInterval(() => {
    state.seconds += 1;
    render();
  }, RENDER_EVERY);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await post('/login/spa/code', { code: state.code });
    if (!answer.error) {
      clearInterval(ticking);
      showWelcome(answer);
      return;
    }
    Object.assign(state, { code: '', error: answer.error });
    render();
    input.focus();
  });

  step.replaceChildren(
    element('h1', { textContent: 'Two-factor authentication' }),
    element('p', {}, [
      'Open your authenticator and enter the code for ',
      element('strong', { textContent: user }),
      '.',
    ]),
    form,
    clock,
  );
  document.title = document.title.replace(/^[^·]+/, 'Two-factor authentication ');
  render();
  input.focus();
}

/**
 * Like React's value tracker: assignments by this page's own scripts are
 * remembered, and an `input` event that brings nothing new is dropped. Returns
 * the function that puts the state back into the field.
 */
function control(input, state) {
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  let tracked = '';
  Object.defineProperty(input, 'value', {
    configurable: true,
    get: () => native.get.call(input),
    set: (value) => {
      tracked = value;
      native.set.call(input, value);
    },
  });
  const restore = () => {
    if (native.get.call(input) !== state.code) input.value = state.code;
  };
  input.addEventListener('input', () => {
    const value = native.get.call(input);
    if (value !== tracked) {
      tracked = value;
      state.code = value.replace(/\D/g, '');
    }
    restore();
  });
  for (const type of ['change', 'click', 'keyup', 'blur']) input.addEventListener(type, restore);
  return restore;
}

function showWelcome({ user, form }) {
  history.pushState(null, '', '/welcome');
  document.title = document.title.replace(/^[^·]+/, 'You are signed in ');
  step.replaceChildren(
    element('p', { className: 'tick', ariaHidden: 'true', textContent: '✓' }),
    element('h1', { textContent: 'You are signed in' }),
    element('p', {}, [
      'The ',
      element('strong', { textContent: form }),
      ' let you in as ',
      element('strong', { textContent: user }),
      '.',
    ]),
    element('form', { method: 'post', action: '/logout' }, [
      element('button', { type: 'submit', className: 'quiet', textContent: 'Sign out' }),
    ]),
  );
}

function showError(form, text) {
  const shown = form.querySelector('.error');
  if (shown?.textContent === text) return;
  shown?.remove();
  if (text === null) return;
  form.querySelector('button').before(element('p', { className: 'error', role: 'alert', textContent: text }));
}

async function post(path, fields) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(fields) });
  return response.json();
}

function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function element(name, properties, children = []) {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}
