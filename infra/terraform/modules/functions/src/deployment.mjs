// Asks a new version, before it gets anybody's traffic: a lifecycle hook of ECS (POST_TEST_TRAFFIC_SHIFT).

const DEFAULT_CHECKS = [
  { path: "/gbfs/gbfs_versions.json", status: 200 },
  { path: "/gbfs/manifest.json", status: 200 },
  { path: "/v1/vehicles", status: 401 },
];
const TIMES = 10;
const TIMEOUT_MS = 5000;

/**
 * The handler of the hook. Any answer that is not the expected one, or comes too late, rolls the release back.
 * hookDetails of the service may have another address and other checks: {"url": ..., "checks": [{"path", "status"}]}.
 *
 * @param {string | undefined} url of the listener that leads to the new version, such as https://api.example.com:8443
 */
export function deploymentTest(url, log = console.log) {
  return async (event) => {
    const details = event.hookDetails ?? {};
    const base = details.url ?? url;
    if (!base) {
      throw new Error("no address to test (expected: TEST_URL, or url in hookDetails)");
    }
    const checks = details.checks ?? DEFAULT_CHECKS;
    const results = await Promise.all(checks.flatMap((check) => Array.from({ length: TIMES }, () => ask(base, check))));
    const wrong = results.filter((result) => result.wrong);
    log(
      JSON.stringify({
        level: wrong.length === 0 ? "info" : "error",
        message: wrong.length === 0 ? "the new version answers" : "the new version does not answer as expected",
        stage: event.lifecycleStage,
        service: event.executionDetails?.serviceArn,
        asked: results.length,
        wrong: [...new Set(wrong.map((result) => result.wrong))],
        slowestMillis: Math.round(Math.max(0, ...results.map((result) => result.millis))),
      }),
    );
    return { hookStatus: wrong.length === 0 ? "SUCCEEDED" : "FAILED" };
  };
}

async function ask(base, check) {
  const begun = performance.now();
  try {
    const answer = await fetch(new URL(check.path, base), { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    await answer.arrayBuffer();
    const wrong = answer.status === check.status ? undefined : `${check.path}: ${answer.status} (expected: ${check.status})`;
    return { wrong, millis: performance.now() - begun };
  } catch (failure) {
    return { wrong: `${check.path}: ${failure.cause?.code ?? failure.name}`, millis: performance.now() - begun };
  }
}
