// A map of Singapore on a canvas: outline by hand, cars as dots, drag and wheel to look around.

const OUTLINE = [
  [103.616, 1.322], [103.640, 1.290], [103.665, 1.305], [103.700, 1.300], [103.740, 1.296], [103.770, 1.285],
  [103.795, 1.268], [103.822, 1.262], [103.850, 1.268], [103.866, 1.276], [103.885, 1.296], [103.920, 1.300],
  [103.960, 1.314], [103.990, 1.318], [104.008, 1.345], [104.000, 1.378], [103.990, 1.392], [103.965, 1.392],
  [103.940, 1.396], [103.912, 1.412], [103.888, 1.414], [103.868, 1.424], [103.850, 1.446], [103.825, 1.462],
  [103.800, 1.452], [103.775, 1.446], [103.745, 1.442], [103.720, 1.430], [103.708, 1.400], [103.690, 1.372],
  [103.668, 1.356], [103.645, 1.352], [103.625, 1.340],
];
const HOME = { longitude: 103.815, latitude: 1.355, span: 0.44 };

export class FleetMap {
  constructor(canvas, onPick) {
    this.canvas = canvas;
    this.view = { ...HOME };
    this.cars = [];
    this.track = [];
    this.selected = null;
    this.dirty = true;
    this.listen(onPick);
    new ResizeObserver(() => { this.dirty = true; }).observe(canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { this.dirty = true; });
    const frame = () => { if (this.dirty) { this.dirty = false; this.draw(); } requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  }

  show(cars, selected, track) {
    Object.assign(this, { cars, selected, track, dirty: true });
  }

  listen(onPick) {
    let from = null;
    let moved = 0;
    this.canvas.addEventListener('pointerdown', (e) => {
      from = { x: e.clientX, y: e.clientY };
      moved = 0;
      this.canvas.setPointerCapture(e.pointerId);
    });
    this.canvas.addEventListener('pointermove', (e) => {
      if (!from) return;
      const scale = this.scale();
      this.view.longitude -= (e.clientX - from.x) / scale;
      this.view.latitude += (e.clientY - from.y) / scale;
      moved += Math.abs(e.clientX - from.x) + Math.abs(e.clientY - from.y);
      from = { x: e.clientX, y: e.clientY };
      this.dirty = true;
    });
    this.canvas.addEventListener('pointerup', (e) => {
      from = null;
      if (moved < 6) onPick(this.nearest(e.offsetX, e.offsetY));
    });
    this.canvas.addEventListener('wheel', (e) => {
      e.preventDefault();
      this.view.span = Math.min(2, Math.max(0.01, this.view.span * Math.exp(e.deltaY / 500)));
      this.dirty = true;
    }, { passive: false });
  }

  scale() {
    return this.canvas.clientWidth / this.view.span;
  }

  place([longitude, latitude]) {
    const scale = this.scale();
    return [
      this.canvas.clientWidth / 2 + (longitude - this.view.longitude) * scale,
      this.canvas.clientHeight / 2 - (latitude - this.view.latitude) * scale,
    ];
  }

  nearest(x, y) {
    let best = null;
    let distance = 14;
    for (const car of this.cars) {
      const p = car.state.position;
      if (!p) continue;
      const [cx, cy] = this.place([p.longitude, p.latitude]);
      const d = Math.hypot(cx - x, cy - y);
      if (d < distance) [best, distance] = [car, d];
    }
    return best;
  }

  draw() {
    const { canvas } = this;
    const ratio = devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * ratio;
    canvas.height = canvas.clientHeight * ratio;
    const pen = canvas.getContext('2d');
    pen.scale(ratio, ratio);
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    this.path(pen, OUTLINE, true);
    pen.fillStyle = colour('--land');
    pen.fill();
    pen.strokeStyle = colour('--road');
    pen.lineWidth = 1;
    pen.stroke();
    if (this.track.length > 1) {
      this.path(pen, this.track, false);
      pen.strokeStyle = colour('--accent');
      pen.lineWidth = 2;
      pen.stroke();
    }
    for (const car of this.cars) this.dot(pen, car, colour);
  }

  path(pen, points, closed) {
    pen.beginPath();
    points.forEach((point, index) => pen[index ? 'lineTo' : 'moveTo'](...this.place(point)));
    if (closed) pen.closePath();
  }

  dot(pen, car, colour) {
    const p = car.state.position;
    if (!p) return;
    const [x, y] = this.place([p.longitude, p.latitude]);
    const picked = car.id === this.selected;
    pen.globalAlpha = car.state.connected ? 1 : 0.45;
    pen.fillStyle = colour(`--${kindOf(car)}`);
    pen.beginPath();
    if (car.state.moving && p.headingDegrees != null) {
      const a = (p.headingDegrees * Math.PI) / 180;
      const at = (turn, r) => [x + Math.sin(a + turn) * r, y - Math.cos(a + turn) * r];
      pen.moveTo(...at(0, 9));
      pen.lineTo(...at(2.5, 6));
      pen.lineTo(...at(-2.5, 6));
      pen.closePath();
    } else {
      pen.arc(x, y, 5, 0, 7);
    }
    pen.fill();
    if (picked) {
      pen.strokeStyle = colour('--text');
      pen.lineWidth = 2;
      pen.beginPath();
      pen.arc(x, y, 11, 0, 7);
      pen.stroke();
    }
    pen.globalAlpha = 1;
  }
}

/** What decides a car's colour. */
export function kindOf(car) {
  if (car.state.faultCodes.length) return 'fault';
  if (car.state.moving) return 'moving';
  return car.state.charging ? 'charging' : 'parked';
}
