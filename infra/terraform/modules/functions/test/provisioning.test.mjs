import assert from "node:assert/strict";
import { test } from "node:test";
import { claimCode, provisioningCheck } from "../src/provisioning.mjs";

const CAR = "6f9619ff-8b86-4d01-b42d-00c04fc964ff";
const OTHER = "6f9619ff-8b86-4d01-b42d-00c04fc964fe";
const check = provisioningCheck(
  async () => "a secret",
  () => {},
);
const asks = (VehicleId, ClaimCode) => check({ parameters: { VehicleId, ClaimCode }, clientId: "unit-1" });

test("a car is let in with its own code", async () => {
  assert.deepEqual(await asks(CAR, claimCode(CAR, "a secret")), { allowProvisioning: true });
});

test("no car is let in with the code of another, of another secret, or none", async () => {
  for (const code of [claimCode(OTHER, "a secret"), claimCode(CAR, "another"), "", undefined]) {
    assert.deepEqual(await asks(CAR, code), { allowProvisioning: false });
  }
});

test("what is no id of a car is refused, with any code", async () => {
  const name = "../bh-production";
  assert.deepEqual(await asks(name, claimCode(name, "a secret")), { allowProvisioning: false });
  assert.deepEqual(await check({}), { allowProvisioning: false });
});
