// Reads what cars say from the stream, and tells whom it concerns when a car is in trouble.

const REPEAT_AFTER_MS = 15 * 60 * 1000;
const MOST_REMEMBERED = 20_000;

const BATTERY = "Vehicle.Powertrain.TractionBattery";
const TIRES = [1, 2].flatMap((row) => ["Left", "Right"].map((side) => `Vehicle.Chassis.Axle.Row${row}.Wheel.${side}.Tire.Pressure`));

/** Event types that somebody must see at once. */
const GRAVE_EVENTS = ["door.forced", "collision", "theft"];

/**
 * What is wrong with a car, by one message of it: telemetry or an event, as docs/reference/vehicle-protocol.md has them.
 *
 * @returns {{kind: string, severity: "high" | "low", audience: "operations" | "maintenance", text: string}[]}
 */
export function troublesOf(message) {
  if (message.type !== undefined) {
    return GRAVE_EVENTS.includes(message.type)
      ? [{ kind: message.type, severity: "high", audience: "operations", text: `The car reports ${message.type}` }]
      : [];
  }
  const signals = message.signals ?? {};
  const number = (signal) => (typeof signals[signal] === "number" ? signals[signal] : undefined);
  const found = [];
  const note = (kind, severity, audience, text) => found.push({ kind, severity, audience, text });

  const heat = number(`${BATTERY}.Temperature.Average`);
  if (heat >= 60) {
    note("battery-hot", "high", "operations", `The battery is at ${heat} °C`);
  } else if (heat >= 50) {
    note("battery-warm", "low", "maintenance", `The battery is at ${heat} °C`);
  }
  const charge = number(`${BATTERY}.StateOfCharge.Displayed`);
  if (charge <= 5 && signals[`${BATTERY}.Charging.IsCharging`] !== true) {
    note("battery-empty", "high", "operations", `The battery has ${charge} % left and is not charging`);
  }
  const lowVoltage = number("Vehicle.LowVoltageBattery.CurrentVoltage");
  if (lowVoltage < 11.5) {
    note("low-voltage", "low", "maintenance", `The 12 V battery has ${lowVoltage} V`);
  }
  const flat = TIRES.filter((tire) => number(tire) < 180);
  if (flat.length > 0) {
    const pressures = flat.map((tire) => `${tire.split(".").slice(3, 6).join(" ")}: ${signals[tire]} kPa`);
    note("tire-pressure", "low", "maintenance", pressures.join(", "));
  }
  const codes = signals["Vehicle.Diagnostics.DTCList"];
  if (Array.isArray(codes) && codes.length > 0) {
    note("fault-codes", "low", "maintenance", `Fault codes: ${codes.join(", ")}`);
  }
  return found;
}

function readable(data) {
  const message = JSON.parse(Buffer.from(data, "base64").toString("utf8"));
  if (message === null || typeof message !== "object" || typeof message.vehicle !== "string") {
    throw new Error("no message of a car");
  }
  return message;
}

/**
 * The handler of the stream's records. A car's trouble is told once in a quarter of an hour, as far as one process
 * remembers: cars are spread over shards by their id, so it is mostly the same one that sees a car again.
 * What could not be told is read again from the first such record on; what is unreadable is logged and passed over.
 *
 * @param {(trouble: object) => Promise<void>} tell
 * @param {() => number} now milliseconds
 */
export function streamAlerts(tell, now = Date.now, log = console.log) {
  const toldAt = new Map();

  async function take(message) {
    for (const trouble of troublesOf(message)) {
      const key = `${message.vehicle}/${trouble.kind}`;
      if (now() - (toldAt.get(key) ?? -Infinity) < REPEAT_AFTER_MS) {
        continue;
      }
      await tell({ vehicle: message.vehicle, time: message.time, ...trouble });
      toldAt.delete(key);
      toldAt.set(key, now());
      if (toldAt.size > MOST_REMEMBERED) {
        toldAt.delete(toldAt.keys().next().value);
      }
    }
  }

  return async (event) => {
    for (const record of event.Records) {
      let message;
      try {
        message = readable(record.kinesis.data);
      } catch (unreadable) {
        log(JSON.stringify({ level: "warn", message: "unreadable record", sequence: record.kinesis.sequenceNumber, reason: unreadable.message }));
        continue;
      }
      try {
        await take(message);
      } catch (failure) {
        log(JSON.stringify({ level: "error", message: "could not tell", vehicle: message.vehicle, reason: failure.message }));
        return { batchItemFailures: [{ itemIdentifier: record.kinesis.sequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  };
}
