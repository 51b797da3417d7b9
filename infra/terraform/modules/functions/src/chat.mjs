// Tells a chat (Slack, Mattermost, or Discord at its /slack address) what an SNS topic says.

const LOOKS = {
  ALARM: { color: "#d32f2f", sign: "🔴" },
  OK: { color: "#2e7d32", sign: "🟢" },
  INSUFFICIENT_DATA: { color: "#9e9e9e", sign: "⚪" },
};
const NEWS = { color: "#1565c0", sign: "🔵" };
const RUNBOOK = /Runbook: (https:\/\/\S+)/;
const LONGEST_TEXT = 2500;
const TIMEOUT_MS = 8000;

/**
 * What is posted for one message of a topic: an alarm by its state, a car's trouble, an event of AWS by its detail, else
 * the text.
 *
 * @param {{Message: string, Subject?: string, TopicArn: string}} sns
 * @param {string} flavour how everybody is called: "slack" or "mattermost"
 */
export function messageFor(sns, flavour = "slack") {
  const topic = sns.TopicArn.split(":").pop();
  const body = parsed(sns.Message);
  if (body?.AlarmName && body.NewStateValue) {
    return alarmMessage(body, topic, flavour);
  }
  if (body?.vehicle && body.kind) {
    return newsMessage(`${body.kind}: car ${body.vehicle}`, body.text ?? JSON.stringify(body.data ?? {}), topic);
  }
  if (body?.["detail-type"]) {
    return newsMessage(`${body["detail-type"]} (${body.source})`, JSON.stringify(body.detail, null, 2), topic);
  }
  return newsMessage(sns.Subject ?? topic, sns.Message, topic);
}

function alarmMessage(alarm, topic, flavour) {
  const look = LOOKS[alarm.NewStateValue] ?? NEWS;
  const runbook = RUNBOOK.exec(alarm.AlarmDescription ?? "")?.[1];
  const call = topic.endsWith("-page") && alarm.NewStateValue === "ALARM" ? everybody(flavour) : "";
  const title = `${look.sign} ${alarm.NewStateValue}: ${alarm.AlarmName}`;
  const fields = [
    { title: "State", value: `${alarm.NewStateValue}, before ${alarm.OldStateValue}`, short: true },
    { title: "Since", value: alarm.StateChangeTime, short: true },
    { title: "Why", value: escaped(alarm.NewStateReason ?? ""), short: false },
  ];
  if (runbook) {
    fields.push({ title: "Runbook", value: runbook, short: false });
  }
  return {
    text: call,
    attachments: [
      {
        fallback: title,
        color: look.color,
        title,
        title_link: consoleLink(alarm),
        text: shortened(escaped((alarm.AlarmDescription ?? "").replace(RUNBOOK, "").trim())),
        fields,
        footer: topic,
      },
    ],
  };
}

function newsMessage(title, text, topic) {
  const signed = `${NEWS.sign} ${title}`;
  return {
    text: "",
    attachments: [{ fallback: signed, color: NEWS.color, title: signed, text: shortened(escaped(text)), fields: [], footer: topic }],
  };
}

/** Slack hides links to people and channels in angle brackets: what comes from outside must not make any. */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function shortened(text) {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)} …`;
}

function everybody(flavour) {
  return flavour === "mattermost" ? "@channel" : "<!channel>";
}

function consoleLink(alarm) {
  const region = (alarm.AlarmArn ?? "").split(":")[3];
  const name = encodeURIComponent(alarm.AlarmName);
  return region ? `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#alarmsV2:alarm/${name}` : undefined;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The handler of a topic's messages. A message that the chat does not take fails the call: Lambda tries twice more,
 * then puts it among the dead letters.
 *
 * @param {() => Promise<string>} webhook the chat's address, which is a secret
 */
export function chatNotifier(webhook, flavour) {
  return async (event) => {
    const url = await webhook();
    for (const record of event.Records) {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(messageFor(record.Sns, flavour)),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) {
        throw new Error(`the chat answered ${answer.status} (expected: 200) to message ${record.Sns.MessageId}`);
      }
    }
  };
}
