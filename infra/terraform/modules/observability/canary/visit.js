// Asks for an address and says whether the answer has the right status.
const https = require('https');
const log = require('SyntheticsLogger');

exports.handler = () =>
  new Promise((resolve, reject) => {
    const expected = Number(process.env.STATUS);
    const begun = Date.now();
    const request = https.get(process.env.URL, { timeout: 20000 }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        const seen = `status: ${answer.statusCode} (expected: ${expected}) after ${Date.now() - begun} ms`;
        log.info(seen);
        if (answer.statusCode === expected) {
          resolve(seen);
        } else {
          reject(new Error(seen));
        }
      });
    });
    request.on('timeout', () => request.destroy(new Error('no answer within 20 s')));
    request.on('error', reject);
  });
