/** Paints QR codes: rows of `0` and `1` from an attribute, whole pixels per module. */
const PIXELS_PER_MODULE = 8;

for (const canvas of document.querySelectorAll('canvas[data-modules]')) paint(canvas);

function paint(canvas) {
  const rows = canvas.dataset.modules.split(' ');
  const quietZone = Number(canvas.dataset.quietZone);
  const side = (rows.length + 2 * quietZone) * PIXELS_PER_MODULE;
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.fillStyle = '#000';
  rows.forEach((row, y) => {
    for (const { index } of row.matchAll(/1/g)) {
      const left = (index + quietZone) * PIXELS_PER_MODULE;
      context.fillRect(left, (y + quietZone) * PIXELS_PER_MODULE, PIXELS_PER_MODULE, PIXELS_PER_MODULE);
    }
  });
}
