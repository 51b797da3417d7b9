import * as api from '/assets/api.js';
import { FleetMap, kindOf } from '/assets/map.js';

const cars = new Map();
const at = (id) => document.getElementById(id);
let picked = null;
let track = [];
let stream = null;
let mayCommand = false;
const map = new FleetMap(at('canvas'), (car) => pick(car?.id ?? null));

const clock = new Intl.DateTimeFormat('en-SG', { timeZone: 'Asia/Singapore', dateStyle: 'short', timeStyle: 'medium' });
const time = (iso) => (iso ? `${clock.format(new Date(iso))} SGT` : '–');
const number = (value, unit, decimals = 0) => (value == null ? '–' : `${value.toFixed(decimals)} ${unit}`);
const word = { moving: 'driving', charging: 'charging', fault: 'fault', parked: 'parked' };

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

async function begin() {
  try {
    const who = await api.me();
    mayCommand = ['operator', 'maintenance', 'administrator'].some((role) => who.roles.includes(role));
    at('door').hidden = true;
    at('fleet').hidden = false;
    stream = api.follow(take, line);
  } catch (refusal) {
    at('door').hidden = false;
    if (refusal.status !== 401) at('refusal').textContent = refusal.message;
  }
}

function take(car) {
  if (car.retiredAt) cars.delete(car.id);
  else cars.set(car.id, car);
  changed = true;
}

function line(open) {
  at('line').textContent = open ? 'live' : 'The connection is lost; reconnecting…';
  at('line').classList.toggle('broken', !open);
}

let changed = false;
setInterval(() => {
  if (!changed) return;
  changed = false;
  render();
}, 250);

function render() {
  const shown = [...cars.values()].filter(matches).sort((a, b) => a.plate.localeCompare(b.plate));
  map.show(shown, picked, track);
  counts();
  at('list').replaceChildren(...shown.slice(0, 500).map(row));
  if (picked && cars.has(picked)) values(cars.get(picked));
}

function matches(car) {
  const { text, kind } = Object.fromEntries(new FormData(at('filter')));
  const { state } = car;
  const wanted = { moving: state.moving, charging: state.charging, low: state.stateOfChargePercent < 20, faults: state.faultCodes.length > 0, away: !state.connected };
  return `${car.plate} ${car.make} ${car.model}`.toLowerCase().includes(text.toLowerCase()) && (!kind || wanted[kind]);
}

function counts() {
  const all = [...cars.values()];
  const of = (test) => all.filter((car) => test(car.state)).length;
  const rows = [
    ['cars', all.length], ['connected', of((s) => s.connected)], ['driving', of((s) => s.moving)], ['charging', of((s) => s.charging)],
    ['below 20 %', of((s) => s.stateOfChargePercent != null && s.stateOfChargePercent < 20)], ['with faults', of((s) => s.faultCodes.length)],
  ];
  at('counts').replaceChildren(...rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, String(value)))));
}

function row(car) {
  const kind = kindOf(car);
  const charge = car.state.stateOfChargePercent;
  return element('tr', { tabindex: 0, class: car.state.connected ? '' : 'away', 'aria-selected': car.id === picked, onclick: () => pick(car.id), onkeydown: (e) => e.key === 'Enter' && pick(car.id) },
    element('td', {}, car.plate),
    element('td', {}, `${car.make} ${car.model}`),
    element('td', {}, element('meter', { min: 0, max: 100, low: 20, optimum: 100, value: charge ?? 0 }), ` ${number(charge, '%')}`),
    element('td', {}, element('span', { class: `dot ${kind}` }), car.state.moving ? number(car.state.speedKmh, 'km/h') : word[kind]));
}

async function pick(id) {
  picked = id;
  track = [];
  changed = true;
  at('car').hidden = !id;
  if (!id) return;
  const car = cars.get(id);
  at('car').replaceChildren(
    element('button', { class: 'close', 'aria-label': 'Close', onclick: () => pick(null) }, '×'),
    element('h2', {}, `${car.plate} · ${car.make} ${car.model}`),
    element('dl', { id: 'values' }), element('div', { class: 'commands' }, ...(mayCommand ? buttons(id) : [])),
    element('p', { id: 'outcome', role: 'status' }), element('div', { id: 'past' }));
  values(car);
  const [history, way, events] = await Promise.all([api.history(id), api.track(id), api.events(id)]);
  if (picked !== id) return;
  track = way.geometry?.type === 'LineString' ? way.geometry.coordinates : [];
  changed = true;
  at('past').replaceChildren(
    chart('Charge, 24 h', history.items.map((p) => p.stateOfChargePercent)),
    chart('Speed, 24 h', history.items.map((p) => p.speedKmh)),
    element('ul', {}, ...events.items.map((e) => element('li', {}, `${time(e.recordedAt)} ${e.type}`))));
}

function values(car) {
  const s = car.state;
  const t = s.tyrePressuresKpa;
  const rows = [
    ['Speed', number(s.speedKmh, 'km/h')], ['Charge', number(s.stateOfChargePercent, '%', 1)], ['Range', number(s.rangeMetres && s.rangeMetres / 1000, 'km')],
    ['Odometer', number(s.odometerMetres && s.odometerMetres / 1000, 'km')], ['Battery', number(s.tractionBattery?.volts, 'V')], ['Power', number(s.tractionBattery?.watts && s.tractionBattery.watts / 1000, 'kW', 1)],
    ['Battery temp.', number(s.tractionBattery?.celsius, '°C', 1)], ['12 V', number(s.lowVoltageVolts, 'V', 1)], ['Cabin', number(s.cabinCelsius, '°C', 1)],
    ['Tyres kPa', t ? [t.frontLeft, t.frontRight, t.rearLeft, t.rearRight].map((v) => v ?? '–').join(' ') : '–'],
    ['Doors', s.doorsOpen.length ? `open: ${s.doorsOpen.join(', ')}` : s.locked ? 'locked' : s.locked === false ? 'unlocked' : '–'],
    ['Plug', s.plugged ? 'in' : 'out'], ['Immobiliser', s.immobilised ? 'on' : 'off'], ['Faults', s.faultCodes.join(', ') || 'none'],
    ['Connected', s.connected ? 'yes' : 'no'], ['Last message', time(s.recordedAt)],
  ];
  at('values').replaceChildren(...rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));
}

function buttons(id) {
  const tell = (command) => { at('outcome').textContent = `${command.kind}: ${command.state}${command.reason ? ` (${command.reason})` : ''}`; };
  const ask = async (kind, parameters) => {
    if (kind === 'immobilise' && parameters.engaged && !confirm('Keep this car from being driven?')) return;
    try { await api.command(id, kind, parameters, tell); } catch (refusal) { at('outcome').textContent = refusal.message; }
  };
  return [
    ['Lock', 'lock', {}], ['Unlock', 'unlock', {}], ['Horn', 'horn', { seconds: 1 }], ['Lights', 'lights', { seconds: 5 }],
    ['Cool to 22 °C', 'climate', { on: true, targetCelsius: 22 }], ['Climate off', 'climate', { on: false }],
    ['Immobilise', 'immobilise', { engaged: true }], ['Release', 'immobilise', { engaged: false }],
  ].map(([label, kind, parameters]) => element('button', { type: 'button', onclick: () => ask(kind, parameters) }, label));
}

function chart(title, series) {
  const known = series.map((v, i) => [i, v]).filter(([, v]) => v != null);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 100 40');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', title);
  const most = Math.max(1, ...known.map(([, v]) => v));
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
  drawn.setAttribute('points', known.map(([i, v]) => `${(i / Math.max(1, series.length - 1)) * 100},${39 - (v / most) * 38}`).join(' '));
  svg.append(drawn);
  return element('figure', { style: 'margin:.5rem 0' }, element('figcaption', {}, `${title} (to ${most.toFixed(0)})`), svg);
}

at('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { email, password } = Object.fromEntries(new FormData(event.target));
  try {
    await api.signIn(email, password);
    at('refusal').textContent = '';
    event.target.reset();
    await begin();
  } catch (refusal) {
    at('refusal').textContent = refusal.message;
  }
});
at('sign-out').addEventListener('click', async () => {
  stream?.close();
  cars.clear();
  await api.signOut().catch(() => {});
  at('fleet').hidden = true;
  at('door').hidden = false;
});
at('filter').addEventListener('input', () => { changed = true; });
at('filter').addEventListener('submit', (event) => event.preventDefault());
begin();
