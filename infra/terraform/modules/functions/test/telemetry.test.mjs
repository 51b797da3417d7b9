import assert from "node:assert/strict";
import { test } from "node:test";
import { streamAlerts, troublesOf } from "../src/telemetry.mjs";

const CAR = "6f9619ff-8b86-4d01-b42d-00c04fc964ff";
const HOT = { "Vehicle.Powertrain.TractionBattery.Temperature.Average": 61 };
const WELL = {
  "Vehicle.Powertrain.TractionBattery.Temperature.Average": 33.1,
  "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed": 71.5,
  "Vehicle.LowVoltageBattery.CurrentVoltage": 12.6,
  "Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure": 241,
  "Vehicle.Diagnostics.DTCList": [],
};

function telemetry(signals, vehicle = CAR) {
  return { vehicle, sequence: 1, time: "2026-11-21T04:00:00Z", signals };
}

function record(sequence, message) {
  const data = typeof message === "string" ? message : JSON.stringify(message);
  return { kinesis: { sequenceNumber: String(sequence), data: Buffer.from(data).toString("base64") } };
}

/** Alerts that are told to a list, at a time that is moved by hand. */
function listening() {
  const told = [];
  const time = { now: 0 };
  const lines = [];
  const failing = { next: false };
  const handler = streamAlerts(
    async (trouble) => {
      if (failing.next) {
        throw new Error("the topic is away");
      }
      told.push(trouble);
    },
    () => time.now,
    (line) => lines.push(JSON.parse(line)),
  );
  return { told, time, lines, failing, take: (...records) => handler({ Records: records }) };
}

const kinds = (signals) => troublesOf(telemetry(signals)).map((trouble) => trouble.kind);

test("a car that is well is not spoken of", () => {
  assert.deepEqual(kinds(WELL), []);
  assert.deepEqual(kinds({}), []);
});

test("heat, emptiness, low voltage, flat tires and fault codes are troubles", () => {
  assert.deepEqual(kinds(HOT), ["battery-hot"]);
  assert.deepEqual(kinds({ "Vehicle.Powertrain.TractionBattery.Temperature.Average": 52 }), ["battery-warm"]);
  assert.deepEqual(kinds({ "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed": 4 }), ["battery-empty"]);
  assert.deepEqual(kinds({ "Vehicle.LowVoltageBattery.CurrentVoltage": 11.2 }), ["low-voltage"]);
  assert.deepEqual(kinds({ "Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure": 150 }), ["tire-pressure"]);
  assert.deepEqual(kinds({ "Vehicle.Diagnostics.DTCList": ["P0A80"] }), ["fault-codes"]);
});

test("a signal without a number is not taken for nought", () => {
  assert.deepEqual(kinds({ "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed": null }), []);
});

test("a car that charges may be empty", () => {
  const charging = {
    "Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed": 3,
    "Vehicle.Powertrain.TractionBattery.Charging.IsCharging": true,
  };
  assert.deepEqual(kinds(charging), []);
});

test("a forced door concerns operations at once, other events nobody", () => {
  assert.deepEqual(troublesOf({ vehicle: CAR, type: "door.forced" }), [
    { kind: "door.forced", severity: "high", audience: "operations", text: "The car reports door.forced" },
  ]);
  assert.deepEqual(troublesOf({ vehicle: CAR, type: "trip.started" }), []);
});

test("a trouble is told once in a quarter of an hour, of each car", async () => {
  const alerts = listening();
  await alerts.take(record(1, telemetry(HOT)), record(2, telemetry(HOT)), record(3, telemetry(HOT, "other")));
  assert.deepEqual(alerts.told.map((trouble) => trouble.vehicle), [CAR, "other"]);
  alerts.time.now = 15 * 60 * 1000;
  await alerts.take(record(4, telemetry(HOT)));
  assert.equal(alerts.told.length, 3);
});

test("what could not be told is read again, from there on", async () => {
  const alerts = listening();
  alerts.failing.next = true;
  const answer = await alerts.take(record(1, telemetry(WELL)), record(2, telemetry(HOT)), record(3, telemetry(WELL)));
  assert.deepEqual(answer.batchItemFailures, [{ itemIdentifier: "2" }]);
  alerts.failing.next = false;
  assert.deepEqual((await alerts.take(record(2, telemetry(HOT)))).batchItemFailures, []);
  assert.equal(alerts.told.length, 1);
});

test("what is unreadable holds up nobody", async () => {
  const alerts = listening();
  const answer = await alerts.take(record(1, "{no json"), record(2, "null"), record(3, "{}"), record(4, telemetry(HOT)));
  assert.deepEqual(answer.batchItemFailures, []);
  assert.equal(alerts.told.length, 1);
  assert.deepEqual(
    alerts.lines.map((line) => line.message),
    Array(3).fill("unreadable record"),
  );
});
