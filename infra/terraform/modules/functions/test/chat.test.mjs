import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { chatNotifier, messageFor } from "../src/chat.mjs";

const PAGE = "arn:aws:sns:ap-southeast-1:111111111111:bh-production-page";
const TICKET = "arn:aws:sns:ap-southeast-1:111111111111:bh-production-ticket";

function alarm(changes = {}) {
  return {
    AlarmName: "bh-production-database-connections",
    AlarmDescription: "Four fifths of all connections are taken. Runbook: https://docs.example.com/runbooks/database.md#database-connections",
    AlarmArn: "arn:aws:cloudwatch:ap-southeast-1:111111111111:alarm:bh-production-database-connections",
    NewStateValue: "ALARM",
    OldStateValue: "OK",
    NewStateReason: "Threshold Crossed: 1 datapoint [1041.0] was greater than the threshold (1040.0).",
    StateChangeTime: "2026-11-21T04:00:00.000+0000",
    ...changes,
  };
}

function sns(body, topic = TICKET) {
  return { Message: typeof body === "string" ? body : JSON.stringify(body), TopicArn: topic, MessageId: "m-1", Subject: "About something" };
}

/** A chat that answers each post with the next of these statuses. */
async function chatThatAnswers(t, ...statuses) {
  const posts = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      posts.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(statuses[posts.length - 1] ?? 200).end("ok");
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}/hook`, posts };
}

test("an alarm is red, and links to its graph and its runbook", () => {
  const { attachments } = messageFor(sns(alarm()));
  assert.equal(attachments[0].color, "#d32f2f");
  assert.equal(
    attachments[0].title_link,
    "https://ap-southeast-1.console.aws.amazon.com/cloudwatch/home?region=ap-southeast-1#alarmsV2:alarm/bh-production-database-connections",
  );
  assert.deepEqual(attachments[0].fields.at(-1), {
    title: "Runbook",
    value: "https://docs.example.com/runbooks/database.md#database-connections",
    short: false,
  });
  assert.equal(attachments[0].text, "Four fifths of all connections are taken.");
});

test("what is over is green, what is unknown is grey", () => {
  assert.equal(messageFor(sns(alarm({ NewStateValue: "OK" }))).attachments[0].color, "#2e7d32");
  assert.equal(messageFor(sns(alarm({ NewStateValue: "INSUFFICIENT_DATA" }))).attachments[0].color, "#9e9e9e");
});

test("everybody is called for a page, and for nothing else", () => {
  assert.equal(messageFor(sns(alarm(), PAGE)).text, "<!channel>");
  assert.equal(messageFor(sns(alarm(), PAGE), "mattermost").text, "@channel");
  assert.equal(messageFor(sns(alarm({ NewStateValue: "OK" }), PAGE)).text, "");
  assert.equal(messageFor(sns(alarm(), TICKET)).text, "");
});

test("an event of AWS is told by its detail, other text as it is", () => {
  const event = messageFor(sns({ source: "aws.rds", "detail-type": "RDS DB Instance Event", detail: { Message: "Multi-AZ failover" } }));
  assert.match(event.attachments[0].title, /RDS DB Instance Event \(aws.rds\)/);
  assert.match(event.attachments[0].text, /Multi-AZ failover/);
  assert.equal(messageFor(sns("The budget is used up")).attachments[0].text, "The budget is used up");
});

test("a car's trouble is told in words", () => {
  const trouble = { vehicle: "car-1", kind: "battery-hot", text: "The battery is at 61 °C", severity: "high", audience: "operations" };
  const { attachments } = messageFor(sns(trouble));
  assert.equal(attachments[0].title, "🔵 battery-hot: car car-1");
  assert.equal(attachments[0].text, "The battery is at 61 °C");
});

test("what comes from outside calls nobody, and is not endless", () => {
  const { attachments } = messageFor(sns("<!channel> ".repeat(1000)));
  assert.ok(!attachments[0].text.includes("<"));
  assert.ok(attachments[0].text.length < 2600);
});

test("each record is posted", async (t) => {
  const chat = await chatThatAnswers(t, 200, 200);
  await chatNotifier(async () => chat.url, "slack")({ Records: [{ Sns: sns(alarm()) }, { Sns: sns("hello") }] });
  assert.equal(chat.posts.length, 2);
});

test("a chat that does not take a message fails the call, so that it is tried again", async (t) => {
  const chat = await chatThatAnswers(t, 500);
  await assert.rejects(chatNotifier(async () => chat.url)({ Records: [{ Sns: sns("hello") }] }), /answered 500/);
});
