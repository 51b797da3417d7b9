# What differs between machines.
token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' http://169.254.169.254/latest/api/token)
machine=$(curl -sf -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id)
mkdir -p /etc/bluehorizons
umask 077
prefix=$(printf %s "$machine" | tail -c 8)
printf 'ARGUMENTS=%s\n' '${arguments}' | sed "s/{prefix}/$prefix-/g" >/etc/bluehorizons/simulator
if [ -n '${secret}' ]; then
    key=$(aws secretsmanager get-secret-value --region '${region}' --secret-id '${secret}' --query SecretString --output text)
    printf 'BLUEHORIZONS_SIMULATOR_API_KEY=%s\n' "$key" >>/etc/bluehorizons/simulator
fi
cat >/opt/aws/amazon-cloudwatch-agent/etc/simulator.json <<'AGENT'
${agent}
AGENT
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/simulator.json
systemctl daemon-reload
systemctl enable --now simulator
