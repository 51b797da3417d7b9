// What Lambda calls. The SDK is part of its runtime; it is loaded by the functions that need it.

import { chatNotifier } from "./chat.mjs";
import { deploymentTest } from "./deployment.mjs";
import { provisioningCheck } from "./provisioning.mjs";
import { streamAlerts } from "./telemetry.mjs";

/** A secret's text, kept for five minutes. */
function secret(arn) {
  let kept;
  let until = 0;
  return async () => {
    if (Date.now() >= until) {
      const { GetSecretValueCommand, SecretsManagerClient } = await import("@aws-sdk/client-secrets-manager");
      const answer = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: arn }));
      kept = answer.SecretString;
      until = Date.now() + 300_000;
    }
    return kept;
  };
}

function publisher(topicArn) {
  let client;
  return async (trouble) => {
    const { PublishCommand, SNSClient } = await import("@aws-sdk/client-sns");
    client ??= new SNSClient({});
    await client.send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: `${trouble.kind}: car ${trouble.vehicle}`.slice(0, 100),
        Message: JSON.stringify(trouble),
        MessageAttributes: {
          severity: { DataType: "String", StringValue: trouble.severity },
          audience: { DataType: "String", StringValue: trouble.audience },
        },
      }),
    );
  };
}

export const chat = chatNotifier(secret(process.env.WEBHOOK_SECRET_ARN), process.env.CHAT_FLAVOUR);
export const telemetry = streamAlerts(publisher(process.env.TOPIC_ARN));
export const deployment = deploymentTest(process.env.TEST_URL);
export const provisioning = provisioningCheck(secret(process.env.CLAIM_SECRET_ARN));
