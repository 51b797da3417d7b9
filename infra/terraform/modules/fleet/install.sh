#!/bin/sh
# Installs what the simulator needs; run at a machine's first start, or by Image Builder before it.
set -eu
if ! command -v java >/dev/null; then
    dnf install -y -q java-25-amazon-corretto-headless amazon-cloudwatch-agent tar gzip
fi
mkdir -p /opt/bluehorizons /var/log/bluehorizons
if [ ! -d /opt/bluehorizons/lib ]; then
    aws s3 cp --only-show-errors 's3://${bucket}/${key}' /tmp/simulator.tar.gz
    tar -xzf /tmp/simulator.tar.gz -C /opt/bluehorizons
    rm /tmp/simulator.tar.gz
fi
id simulator >/dev/null 2>&1 || useradd --system --home-dir /var/lib/bluehorizons --create-home simulator
chown simulator: /var/log/bluehorizons
# Each charge point and car is an open connection.
cat >/etc/systemd/system/simulator.service <<'UNIT'
[Unit]
Description=Cars, drivers and charge points of Blue Horizons
After=network-online.target
Wants=network-online.target

[Service]
User=simulator
EnvironmentFile=/etc/bluehorizons/simulator
LimitNOFILE=1048576
ExecStart=/usr/bin/java -XX:+UseCompactObjectHeaders -cp /opt/bluehorizons/*:/opt/bluehorizons/lib/* org.bluehorizons.simulator.Simulator $ARGUMENTS
StandardOutput=append:/var/log/bluehorizons/simulator.log
StandardError=append:/var/log/bluehorizons/simulator.log
Restart=always
RestartSec=10
NoNewPrivileges=true
ProtectSystem=strict
ReadWritePaths=/var/lib/bluehorizons /var/log/bluehorizons
PrivateTmp=true

[Install]
WantedBy=multi-user.target
UNIT
cat >/etc/sysctl.d/90-simulator.conf <<'SYSCTL'
net.ipv4.ip_local_port_range = 1024 65535
SYSCTL
sysctl -q --system
