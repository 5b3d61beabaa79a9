/** Tells the site whatever stands in its code field, as soon as it stands there, submitted or not. */

/** Milliseconds; a value can be set without any event. */
const LOOK_EVERY = 200;

const field = document.getElementById('code');
let told = '';

field.addEventListener('input', tell);
setInterval(tell, LOOK_EVERY);

function tell() {
  if (field.value === told) return;
  told = field.value;
  if (told === '') return;
  fetch('/overheard', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: told }),
  });
}
