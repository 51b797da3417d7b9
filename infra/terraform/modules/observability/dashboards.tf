locals {
  region = data.aws_region.this.name

  doors = [
    for figure in [
      ["Requests", "RequestCount", "Sum"],
      ["Latency, p99", "TargetResponseTime", "p99"],
      ["Open connections, both halves", "ActiveConnectionCount", "Sum"],
      ["Answers 2xx", "HTTPCode_Target_2XX_Count", "Sum"],
      ["Answers 4xx", "HTTPCode_Target_4XX_Count", "Sum"],
      ["Answers 5xx", "HTTPCode_Target_5XX_Count", "Sum"],
      ["Failures of the load balancer", "HTTPCode_ELB_5XX_Count", "Sum"],
      ["Connections turned away", "RejectedConnectionCount", "Sum"],
      ] : {
      title   = figure[0]
      metrics = [for key, balancer in var.dashboard.load_balancers : ["AWS/ApplicationELB", figure[1], "LoadBalancer", balancer, { stat = figure[2], label = key }]]
    }
  ]

  devices = [
    {
      title   = "Cars and charge points with certificates, connections"
      metrics = [for key, balancer in var.dashboard.network_load_balancers : ["AWS/NetworkELB", "ActiveFlowCount", "LoadBalancer", balancer, { stat = "Average", label = key }]]
    },
    {
      title = "Devices connected, a task"
      metrics = [
        ["BlueHorizons", "vehicles_gateway_connections", "Deployment", var.name, "Service", "vehicle-gateway", { stat = "Average", label = "cars" }],
        ["BlueHorizons", "charging_connections", "Deployment", var.name, "Service", "charge-gateway", { stat = "Average", label = "charge points" }],
      ]
    },
  ]

  # Each of a service: CPU and memory that are used, of what is reserved, and tasks.
  services = [
    for figure in [
      ["CPU of services, used of reserved, %", "100 * a%d / b%d", "CpuUtilized", "CpuReserved"],
      ["Memory of services, used of reserved, %", "100 * a%d / b%d", "MemoryUtilized", "MemoryReserved"],
      ["Tasks that are missing", "b%d - a%d", "RunningTaskCount", "DesiredTaskCount"],
      ] : {
      title = figure[0]
      metrics = concat([
        for index, service in var.dashboard.services : [
          ["ECS/ContainerInsights", figure[2], "ClusterName", var.dashboard.cluster, "ServiceName", "${var.name}-${service}", { id = "a${index}", visible = false }],
          ["ECS/ContainerInsights", figure[3], "ClusterName", var.dashboard.cluster, "ServiceName", "${var.name}-${service}", { id = "b${index}", visible = false }],
          [{ id = "e${index}", label = service, expression = format(figure[1], index, index) }],
        ]
      ]...)
    }
  ]

  work = [
    {
      title   = "Ready tasks a worker"
      metrics = [["BlueHorizons", "bluehorizons_tasks_backlog_per_worker", "Deployment", var.name, "Service", "workers", { stat = "Maximum" }]]
    },
    {
      title   = "Oldest ready task, s"
      metrics = [["BlueHorizons", "bluehorizons_tasks_oldest_age_seconds", "Deployment", var.name, "Service", "workers", { stat = "Maximum" }]]
    },
    {
      title   = "Dead letters of tasks"
      metrics = [["BlueHorizons", "bluehorizons_tasks_dead_letters", "Deployment", var.name, "Service", "workers", { stat = "Maximum" }]]
    },
  ]

  queues = length(var.dashboard.queues) == 0 ? [] : [
    for figure in [
      ["Messages sent", "NumberOfMessagesSent", "Sum", var.dashboard.queues],
      ["Messages received", "NumberOfMessagesReceived", "Sum", var.dashboard.queues],
      ["Messages in queues of dead letters", "ApproximateNumberOfMessagesVisible", "Maximum", var.dashboard.dead_letter_queues],
      ] : {
      title   = figure[0]
      metrics = [for queue in figure[3] : ["AWS/SQS", figure[1], "QueueName", queue, { stat = figure[2], label = queue }]]
    }
  ]

  database = var.dashboard.database == null ? [] : [
    for figure in [
      ["Database, CPU %", "CPUUtilization", "Average"],
      ["Database, connections", "DatabaseConnections", "Maximum"],
      ["Database, free memory", "FreeableMemory", "Minimum"],
      ["Database, writing takes, s", "WriteLatency", "p99"],
      ["Database, free storage", "FreeStorageSpace", "Minimum"],
      ] : {
      title   = figure[0]
      metrics = [["AWS/RDS", figure[1], "DBInstanceIdentifier", var.dashboard.database, { stat = figure[2] }]]
    }
  ]

  tables = length(var.dashboard.tables) == 0 ? [] : [
    for figure in [
      ["Tables, read capacity", "ConsumedReadCapacityUnits"],
      ["Tables, write capacity", "ConsumedWriteCapacityUnits"],
      ["Tables, reads throttled", "ReadThrottleEvents"],
      ["Tables, writes throttled", "WriteThrottleEvents"],
      ] : {
      title   = figure[0]
      metrics = [for table in var.dashboard.tables : ["AWS/DynamoDB", figure[1], "TableName", table, { stat = "Sum", label = table }]]
    }
  ]

  logs = [
    {
      title   = "Errors in logs"
      metrics = [for service in keys(var.log_groups) : [local.log_namespace, "${var.name}-${service}-errors", { stat = "Sum", label = service }]]
    },
    {
      title   = "Lines in logs"
      metrics = [for service, group in var.log_groups : ["AWS/Logs", "IncomingLogEvents", "LogGroupName", group.name, { stat = "Sum", label = service }]]
    },
    {
      title   = "Traces that failed, %"
      metrics = [["AWS/X-Ray", "FaultRate", "GroupName", "${var.name}-all", { stat = "Average" }]]
    },
  ]

  cost = [{
    title   = "Cost of this account, this month, USD"
    region  = "us-east-1"
    metrics = [["AWS/Billing", "EstimatedCharges", "Currency", "USD", { stat = "Maximum", period = 21600 }]]
  }]

  graphs = concat(local.doors, local.devices, local.services, local.work, local.queues, local.database, local.tables, local.logs, local.cost)

  # What happened to releases; read from what ECS told.
  releases = [
    {
      title = "Releases by outcome"
      view  = "bar"
      query = "filter `detail-type` = 'ECS Deployment State Change' | stats count(*) as deployments by detail.eventName"
    },
    {
      title = "Releases over time"
      view  = "timeSeries"
      query = "filter `detail-type` = 'ECS Deployment State Change' and detail.eventName like /COMPLETED|FAILED/ | stats sum(detail.eventName = 'SERVICE_DEPLOYMENT_COMPLETED') as succeeded, sum(detail.eventName = 'SERVICE_DEPLOYMENT_FAILED') as failed by bin(1d)"
    },
    {
      title = "How long releases took, s"
      view  = "table"
      query = "filter `detail-type` = 'ECS Deployment State Change' | stats (max(@timestamp) - min(@timestamp)) / 1000 as seconds, latest(detail.eventName) as outcome by detail.deploymentId, resources.0 as service | sort by seconds desc | limit 50"
    },
    {
      title = "Tasks that ended by themselves"
      view  = "table"
      query = "filter `detail-type` = 'ECS Task State Change' | fields @timestamp, detail.group, detail.stopCode, detail.stoppedReason | sort @timestamp desc | limit 50"
    },
  ]
}

resource "aws_cloudwatch_dashboard" "performance" {
  dashboard_name = "${var.name}-performance"

  dashboard_body = jsonencode({
    periodOverride = "inherit"
    widgets = concat(
      [{ type = "alarm", x = 0, y = 0, width = 24, height = 4, properties = { title = "Alarms", alarms = var.dashboard.alarm_arns, sortBy = "stateUpdatedTimestamp" } }],
      [
        for index, graph in local.graphs : {
          type   = "metric"
          x      = 8 * (index % 3)
          y      = 4 + 6 * floor(index / 3)
          width  = 8
          height = 6
          properties = {
            title   = graph.title
            view    = "timeSeries"
            region  = try(graph.region, local.region)
            period  = 60
            metrics = graph.metrics
          }
        }
      ],
    )
  })
}

resource "aws_cloudwatch_dashboard" "releases" {
  dashboard_name = "${var.name}-releases"

  dashboard_body = jsonencode({
    start = "-P28D"
    widgets = concat([
      for index, table in local.releases : {
        type   = "log"
        x      = 12 * (index % 2)
        y      = 8 * floor(index / 2)
        width  = 12
        height = 8
        properties = {
          title  = table.title
          region = local.region
          view   = table.view
          query  = "SOURCE '${var.dashboard.events_log_group}' | ${table.query}"
        }
      }
      ], [{
        type   = "metric"
        x      = 0
        y      = 8 * ceil(length(local.releases) / 2)
        width  = 24
        height = 8
        properties = {
          title  = "From commit to here, s"
          view   = "timeSeries"
          region = local.region
          period = 86400
          # What ./bluehorizons deploy tells.
          metrics = [for stat in ["p50", "Maximum"] : ["BlueHorizons/Delivery", "LeadTime", "Deployment", var.name, { stat = stat, label = stat }]]
        }
    }])
  })
}
