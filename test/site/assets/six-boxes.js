/**
 * Six boxes as sites commonly script them: typing moves on, Backspace moves
 * back, a paste is spread out. What is sent is the hidden field, and it is
 * collected on `input` and `paste` alone: a value set in silence is not sent.
 */
for (const form of document.querySelectorAll('form[data-six-boxes]')) connect(form);

function connect(form) {
  const boxes = [...form.querySelectorAll('fieldset input')];
  const hidden = form.elements.namedItem('code');

  const spread = (digits, from) => {
    const fitting = [...digits].slice(0, boxes.length - from);
    fitting.forEach((digit, index) => {
      boxes[from + index].value = digit;
    });
    boxes[Math.min(from + fitting.length, boxes.length - 1)].focus();
    hidden.value = boxes.map((box) => box.value).join('');
  };

  boxes.forEach((box, place) => {
    box.addEventListener('focus', () => box.select());
    box.addEventListener('input', () => {
      const digits = digitsOf(box.value);
      box.value = '';
      spread(digits, place);
    });
    box.addEventListener('paste', (event) => {
      event.preventDefault();
      spread(digitsOf(event.clipboardData.getData('text')), place);
    });
    box.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowLeft') boxes[place - 1]?.focus();
      else if (event.key === 'ArrowRight') boxes[place + 1]?.focus();
      else if (event.key === 'Backspace' && box.value === '' && place > 0) {
        event.preventDefault();
        boxes[place - 1].value = '';
        spread('', place - 1);
      }
    });
  });
  boxes[0].focus();
}

function digitsOf(text) {
  return text.replace(/\D/g, '');
}
