/*
 * A foreign charge point and judge: ocpp-rpc with strict mode, driven by lines of JSON.
 *
 * In:  {"id": 1, "order": "connect", "as": "CP1", ...}
 * Out: {"id": 1, "result": ...} or {"id": 1, "failure": {"code", "message"}}
 *      {"event": "called", "as", "action", "payload"}   the platform called
 *      {"event": "closed", "as", "code", "reason"}      the socket is gone
 *      {"event": "violation", "as", "action", "message"}  a message broke its schema
 */
'use strict';

const readline = require('readline');
const { RPCClient, createRPCError } = require('ocpp-rpc');
const validators = new Map(
    require('ocpp-rpc/lib/standard-validators').map(validator => [validator.subprotocol, validator]));

const points = new Map();

const say = line => process.stdout.write(JSON.stringify(line) + '\n');

function violation(as, failure) {
    say({
        event: 'violation',
        as,
        action: failure.method,
        message: `${failure.outbound ? 'sent' : 'received'} ${JSON.stringify(failure.result ?? failure.params)}: ${failure.error.message}`,
    });
}

/** Answers of the charge point: per action those for once, then the one for always. */
async function answer(point, as, action, payload) {
    const once = point.once.get(action);
    const reply = once?.length ? once.shift() : point.always.get(action);
    say({ event: 'called', as, action, payload });
    if (reply === undefined) {
        throw createRPCError('NotImplemented', `no answer to ${action} prepared`, {});
    }
    if (reply.silent) {
        return new Promise(() => {});
    }
    if (reply.error) {
        throw createRPCError(reply.error, '', {});
    }
    return reply.payload;
}

const orders = {
    validate({ version, schema, payload }) {
        return validators.get(version).validate(schema, payload);
    },

    async connect({ as, endpoint, identity, password, headers, protocols, strict, tls }) {
        const client = new RPCClient({
            endpoint,
            identity: identity ?? as,
            password: password ?? null,
            headers: headers ?? {},
            protocols,
            strictMode: strict,
            reconnect: false,
            callTimeoutMs: 20_000,
            wsOpts: tls ?? {},
        });
        const point = { client, always: new Map(), once: new Map() };
        client.on('strictValidationFailure', failure => violation(as, failure));
        client.on('badMessage', ({ error }) =>
            say({ event: 'violation', as, action: null, message: String(error?.message) }));
        client.on('close', ({ code, reason }) => say({ event: 'closed', as, code, reason: String(reason) }));
        client.handle(({ method, params }) => answer(point, as, method, params));
        points.set(as, point);
        await client.connect();
        return client.protocol;
    },

    call({ as, action, payload }) {
        return points.get(as).client.call(action, payload);
    },

    answer({ as, action, reply, once }) {
        const point = points.get(as);
        if (once) {
            point.once.set(action, [...(point.once.get(action) ?? []), reply]);
        } else {
            point.always.set(action, reply);
        }
        return true;
    },

    raw({ as, text }) {
        points.get(as).client.sendRaw(text);
        return true;
    },

    async close({ as, force }) {
        await points.get(as).client.close({ code: 1000, force });
        return true;
    },
};

async function obey(line) {
    const { id, order, ...terms } = JSON.parse(line);
    try {
        say({ id, result: (await orders[order](terms)) ?? null });
    } catch (error) {
        say({ id, failure: { code: String(error.rpcErrorCode ?? error.code ?? error.name), message: String(error.message) } });
    }
}

// Whoever started this is gone: so is this.
readline.createInterface({ input: process.stdin }).on('line', obey).on('close', () => process.exit(0));
