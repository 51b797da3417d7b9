import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { deploymentTest } from "../src/deployment.mjs";

/** A version that answers so, by path. */
async function version(t, statuses) {
  const server = createServer((request, response) => {
    const status = typeof statuses === "function" ? statuses(request.url) : (statuses[request.url] ?? 404);
    response.writeHead(status).end("{}");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

const GOOD = { "/gbfs/gbfs_versions.json": 200, "/gbfs/manifest.json": 200, "/v1/vehicles": 401 };

test("a version that answers as expected gets its traffic", async (t) => {
  const lines = [];
  const hook = deploymentTest(await version(t, GOOD), (line) => lines.push(JSON.parse(line)));
  assert.deepEqual(await hook({ lifecycleStage: "POST_TEST_TRAFFIC_SHIFT" }), { hookStatus: "SUCCEEDED" });
  assert.equal(lines[0].asked, 30);
});

test("a version that lets strangers in is rolled back", async (t) => {
  const lines = [];
  const hook = deploymentTest(await version(t, { ...GOOD, "/v1/vehicles": 200 }), (line) => lines.push(JSON.parse(line)));
  assert.deepEqual(await hook({}), { hookStatus: "FAILED" });
  assert.deepEqual(lines[0].wrong, ["/v1/vehicles: 200 (expected: 401)"]);
});

test("one failure in ten is enough", async (t) => {
  let asked = 0;
  const url = await version(t, (path) => (path === "/gbfs/manifest.json" && ++asked === 7 ? 502 : (GOOD[path] ?? 404)));
  assert.deepEqual(await deploymentTest(url, () => {})({}), { hookStatus: "FAILED" });
});

test("a version that does not answer at all is rolled back", async () => {
  assert.deepEqual(await deploymentTest("http://127.0.0.1:1", () => {})({}), { hookStatus: "FAILED" });
});

test("the service may say where and what to ask", async (t) => {
  const url = await version(t, { "/here": 204 });
  const hookDetails = { url, checks: [{ path: "/here", status: 204 }] };
  assert.deepEqual(await deploymentTest(undefined, () => {})({ hookDetails }), { hookStatus: "SUCCEEDED" });
  await assert.rejects(deploymentTest(undefined)({}), /no address/);
});
