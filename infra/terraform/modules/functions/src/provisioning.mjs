// Decides whether a car may have a certificate: the hook before fleet provisioning of IoT Core.

import { createHmac, timingSafeEqual } from "node:crypto";

const VEHICLE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The code that whoever installs a car's unit types in: HMAC-SHA256 of the car's id, in hex. */
export function claimCode(vehicleId, secret) {
  return createHmac("sha256", secret).update(vehicleId).digest("hex");
}

/**
 * The handler of the hook. Every car carries the same claim certificate, so that alone allows nothing: the code
 * belongs to one car.
 *
 * @param {() => Promise<string>} secret
 */
export function provisioningCheck(secret, log = console.log) {
  return async (event) => {
    const { VehicleId: vehicle = "", ClaimCode: code = "" } = event.parameters ?? {};
    const allowed = VEHICLE_ID.test(vehicle) && equal(code, claimCode(vehicle, await secret()));
    log(JSON.stringify({ level: allowed ? "info" : "warn", message: allowed ? "car provisioned" : "car refused", vehicle, client: event.clientId }));
    return { allowProvisioning: allowed };
  };
}

function equal(given, expected) {
  const one = Buffer.from(String(given));
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}
