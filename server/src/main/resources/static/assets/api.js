// The platform's REST as this page uses it; the session travels as a cookie.

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `The platform answered ${status}.`);
    this.status = status;
  }
}

async function call(method, path, body) {
  const headers = { Accept: 'application/json, application/geo+json' };
  if (method !== 'GET') {
    headers['X-Requested-With'] = 'fetch';
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    headers['Idempotency-Key'] = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  }
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : {};
  if (!answer.ok) {
    throw new Refusal(answer.status, json);
  }
  return json;
}

export const me = () => call('GET', '/v1/sessions/current');
export const signIn = (email, password) => call('POST', '/v1/sessions', { email, password });
export const signOut = () => call('DELETE', '/v1/sessions/current');
export const history = (id) => call('GET', `/v1/vehicles/${id}/telemetry`);
export const track = (id) => call('GET', `/v1/vehicles/${id}/track`);
export const events = (id) => call('GET', `/v1/vehicles/${id}/events?limit=5`);

/** Tells of each state that the command is in, until it is settled. */
export async function command(id, kind, parameters, tell) {
  let sent = await call('POST', `/v1/vehicles/${id}/commands`, { kind, parameters });
  const path = `/v1/vehicles/${id}/commands/${sent.id}`;
  tell(sent);
  while (sent.state === 'accepted' || sent.state === 'sent') {
    sent = await call('GET', `${path}?wait=5`);
    tell(sent);
  }
}

/** Follows the fleet; the browser reconnects by itself and says where it was. */
export function follow(onCar, onLine) {
  const stream = new EventSource('/v1/vehicles/stream');
  stream.addEventListener('vehicle', (event) => onCar(JSON.parse(event.data)));
  stream.onopen = () => onLine(true);
  stream.onerror = () => onLine(false);
  return stream;
}
