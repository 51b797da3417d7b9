# shellcheck shell=sh disable=SC2034,SC2154 # Variables are those of the commands too.
# What the delivery commands share: their arguments, what they say, and how a step is run.
# Sourced after `command` and `usage` are set.
set -eu
home=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd -P)
environment='' suffix='' region=${AWS_REGION:-${AWS_DEFAULT_REGION:-ap-southeast-1}}
image='' tag='' repository='' target='' profile='' confirmed='' account='' committed='' dry_run=no

say() {
    echo "bluehorizons $command: $*" >&2
}

refuse() {
    say "$*"
    usage >&2
    exit 2
}

# The options of all commands; a command says with `require` which it needs.
arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help) usage; exit 0 ;;
            --dry-run) dry_run=yes; shift; continue ;;
            --environment | --suffix | --region | --image | --tag | --repository | --target | --profile | --yes | --account | --committed) ;;
            *) refuse "unknown argument $1" ;;
        esac
        if [ $# -lt 2 ] || [ -z "$2" ]; then
            refuse "$1 needs a value"
        fi
        case $1 in
            --environment) environment=$2 ;;
            --suffix) suffix=$2 ;;
            --region) region=$2 ;;
            --image) image=$2 ;;
            --tag) tag=$2 ;;
            --repository) repository=$2 ;;
            --target) target=$2 ;;
            --profile) profile=$2 ;;
            --yes) confirmed=$2 ;;
            --account) account=$2 ;;
            --committed) committed=$2 ;;
        esac
        shift 2
    done
    case $environment in
        '' | dev | uat | staging | production) ;;
        *) refuse "--environment is dev, uat, staging or production, not $environment" ;;
    esac
    case $suffix in
        '' | -[a-z0-9]*) ;;
        *) refuse "--suffix begins with a dash and has small letters and digits, such as -anna" ;;
    esac
    case $image in
        '' | *@sha256:????????????????????????????????????????????????????????????????) ;;
        *) refuse "--image names its content: repository@sha256:..." ;;
    esac
    case $committed in
        *[!0-9]*) refuse "--committed is in seconds, as git log -1 --format=%ct says" ;;
    esac
    deployment=bh-$environment$suffix
    parameters=/bh/$environment$suffix
}

# require NAME VALUE: the argument cannot be left out.
require() {
    [ -n "$2" ] || refuse "$1 is missing"
}

# needs PROGRAM WHAT-FOR
needs() {
    [ "$dry_run" = yes ] || command -v "$1" >/dev/null || {
        say "$1 is needed $2, and is not on the PATH"
        exit 1
    }
}

# A step: run, or with --dry-run shown.
run() {
    if [ "$dry_run" = yes ]; then
        printf '%s' "$1"
        shift
        for word in "$@"; do
            case $word in
                *[!a-zA-Z0-9_./:=@,%+-]* | '') printf " '%s'" "$word" ;;
                *) printf ' %s' "$word" ;;
            esac
        done
        printf '\n'
    else
        "$@"
    fi
}

# A value that Terraform or a template wrote to the Parameter Store.
parameter() {
    if [ "$dry_run" = yes ]; then
        echo "{$parameters/$1}"
    else
        aws ssm get-parameter --region "$region" --name "$parameters/$1" \
            --query Parameter.Value --output text
    fi
}

# output STACK KEY
output() {
    if [ "$dry_run" = yes ]; then
        echo "{$1 $2}"
    else
        aws cloudformation describe-stacks --region "$region" --stack-name "$1" \
            --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue" --output text
    fi
}

# An output of the stack that bootstrap made, once an account and region.
bootstrap_output() {
    output bh-bootstrap "$1"
}

# values FILE NAME=VALUE...: a file of parameters with further ones; prints where the whole is.
values() {
    given=$1
    whole=$home/infra/target/$(basename "$given")
    shift
    if [ "$dry_run" = no ]; then
        mkdir -p "$(dirname "$whole")"
        cp "$given" "$whole"
        for pair in "$@"; do
            jq --arg name "${pair%%=*}" --arg value "${pair#*=}" '.Parameters[$name] = $value' \
                "$whole" >"$whole.new"
            mv "$whole.new" "$whole"
        done
    fi
    echo "file://$whole"
}

# stack NAME TEMPLATE ROLE VALUE...: made or updated, by the role or (empty) by whoever calls.
stack() {
    stack_name=$1
    template=$2
    role=$3
    shift 3
    if [ $# -gt 0 ]; then
        set -- --parameter-overrides "$@"
    fi
    if [ -n "$role" ]; then
        set -- --role-arn "$role" "$@"
    fi
    run aws cloudformation deploy --region "$region" --stack-name "$stack_name" \
        --template-file "$template" --capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND \
        --no-fail-on-empty-changeset "$@" || {
        say "what failed in $stack_name:"
        aws cloudformation describe-stack-events --region "$region" --stack-name "$stack_name" \
            --query "StackEvents[?contains(ResourceStatus, 'FAILED')].[Timestamp,LogicalResourceId,ResourceStatusReason]" \
            --output text >&2 || true
        exit 1
    }
}

# The role that CloudFormation has while it releases; whoever releases may do less.
release_role() {
    if [ "$dry_run" = yes ]; then
        echo "{arn of bh-deploy-$environment}"
    else
        aws sts get-caller-identity --query Arn --output text \
            | sed "s|^arn:\([a-z-]*\):[a-z]*::\([0-9]*\):.*|arn:\1:iam::\2:role/bh-access/bh-deploy-$environment|"
    fi
}

# Where the values of the deployment's stacks are: a copy may have some of its own.
parameter_files() {
    own=$home/infra/cloudformation/parameters/$environment$suffix
    [ -d "$own" ] || own=$home/infra/cloudformation/parameters/$environment
    echo "$own"
}

# The collector's configuration as one parameter, which has at most 4,096 bytes.
collector() {
    sed -e '/^ *#/d' -e '/^$/d' "$home/infra/observability/collector.yaml"
}

# migrate PARAMETERS ROLE VALUE...: brings the database up to date with the image, or says why not and ends.
# It fits the running version too, and so comes before a release.
migrate() {
    job_parameters=$1
    job_role=$2
    shift 2
    stack "$deployment-migrate" "$home/infra/cloudformation/job.yaml" "$job_role" \
        "$(values "$job_parameters" "Deployment=$environment$suffix" "Image=$image" \
            "SubnetIds=$parameters/network/private-subnet-ids" "$@")"
    job=$(output "$deployment-migrate" StateMachineArn)
    if [ "$dry_run" = yes ]; then
        run aws stepfunctions start-execution --region "$region" --state-machine-arn "$job"
        return
    fi
    execution=$(aws stepfunctions start-execution --region "$region" --state-machine-arn "$job" \
        --query executionArn --output text)
    state=RUNNING
    while [ "$state" = RUNNING ]; do
        sleep 5
        state=$(aws stepfunctions describe-execution --region "$region" --execution-arn "$execution" \
            --query status --output text)
    done
    [ "$state" = SUCCEEDED ] || {
        say "the migration ended as $state; nothing was released. $execution has the reason"
        exit 1
    }
}

# lead_time: tells how long the change took from its commit until it runs. A release does not fail by it.
lead_time() {
    [ -n "$committed" ] || return 0
    run aws cloudwatch put-metric-data --region "$region" --namespace BlueHorizons/Delivery \
        --metric-name LeadTime --dimensions "Deployment=$deployment" --unit Seconds \
        --value "$(($(date +%s) - committed))" || say "the lead time was not told"
}
