/** Sends the form a moment after the sixth digit, once, as many sites do. */
for (const form of document.querySelectorAll('form[data-eager]')) {
  let isSent = false;
  form.addEventListener('input', (event) => {
    if (isSent || event.target.value.length !== 6) return;
    isSent = true;
    setTimeout(() => form.requestSubmit(), 200);
  });
}
