import assert from "node:assert/strict";
import { test } from "node:test";
import * as handlers from "../src/handlers.mjs";

test("each function of the platform has its handler", () => {
  for (const name of ["chat", "telemetry", "deployment", "provisioning"]) {
    assert.equal(typeof handlers[name], "function", name);
  }
});
