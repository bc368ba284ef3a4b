import datetime
import json

from suite import equal, fact, refuses


@fact
def measures(aws):
    cloudwatch, namespace = aws.client('cloudwatch'), aws.name('shop')
    now = datetime.datetime.now(datetime.timezone.utc)
    data = [{'MetricName': 'sold', 'Value': v, 'Timestamp': now, 'Dimensions': [{'Name': 'kind', 'Value': 'scone'}]} for v in (1.0, 3.0)]
    cloudwatch.put_metric_data(Namespace=namespace, MetricData=data)
    listed = aws.pages(cloudwatch, 'list_metrics', Namespace=namespace)[0]['Metrics']
    equal(listed[0]['MetricName'], 'sold')
    since, until = now - datetime.timedelta(minutes=5), now + datetime.timedelta(minutes=5)
    metric = {'Namespace': namespace, 'MetricName': 'sold', 'Dimensions': data[0]['Dimensions']}
    points = cloudwatch.get_metric_statistics(**metric, StartTime=since, EndTime=until, Period=600, Statistics=['Sum'])
    equal([point['Sum'] for point in points['Datapoints']], [4.0])
    query = {'Id': 'sold', 'MetricStat': {'Metric': metric, 'Period': 600, 'Stat': 'Average'}}
    pages = aws.pages(cloudwatch, 'get_metric_data', MetricDataQueries=[query], StartTime=since, EndTime=until)
    equal(pages[0]['MetricDataResults'][0]['Values'], [2.0])


@fact
def keeps_alarms(aws):
    cloudwatch, name = aws.client('cloudwatch'), aws.name('alarm')
    cloudwatch.put_metric_alarm(
        AlarmName=name, Namespace='shop', MetricName='sold', Statistic='Sum', Period=60, EvaluationPeriods=1,
        Threshold=1.0, ComparisonOperator='LessThanThreshold')
    aws.wait(cloudwatch, 'alarm_exists', AlarmNames=[name])
    cloudwatch.set_alarm_state(AlarmName=name, StateValue='ALARM', StateReason='test')
    found = aws.pages(cloudwatch, 'describe_alarms', AlarmNames=[name])[0]['MetricAlarms'][0]
    equal(found['StateReason'], 'test')
    arn = found['AlarmArn']
    cloudwatch.tag_resource(ResourceARN=arn, Tags=[{'Key': 'a', 'Value': '1'}])
    equal(cloudwatch.list_tags_for_resource(ResourceARN=arn)['Tags'], [{'Key': 'a', 'Value': '1'}])
    cloudwatch.untag_resource(ResourceARN=arn, TagKeys=['a'])
    watching = cloudwatch.describe_alarms_for_metric(Namespace='shop', MetricName='sold')['MetricAlarms']
    equal(name in [alarm['AlarmName'] for alarm in watching], True)
    cloudwatch.disable_alarm_actions(AlarmNames=[name])
    equal(cloudwatch.describe_alarms(AlarmNames=[name])['MetricAlarms'][0]['ActionsEnabled'], False)
    cloudwatch.enable_alarm_actions(AlarmNames=[name])
    equal(cloudwatch.describe_alarms(AlarmNames=[name])['MetricAlarms'][0]['ActionsEnabled'], True)
    with refuses(aws, cloudwatch, 'ResourceNotFound'):
        cloudwatch.set_alarm_state(AlarmName='none', StateValue='OK', StateReason='test')
    cloudwatch.delete_alarms(AlarmNames=[name])
    pages = aws.pages(cloudwatch, 'describe_alarm_history', AlarmName=name, HistoryItemType='StateUpdate')
    summaries = [item['HistorySummary'] for page in pages for item in page['AlarmHistoryItems']]
    equal('Alarm updated from INSUFFICIENT_DATA to ALARM' in summaries, True)


@fact
def keeps_dashboards(aws):
    cloudwatch, name = aws.client('cloudwatch'), aws.name('board')
    cloudwatch.put_dashboard(DashboardName=name, DashboardBody=json.dumps({'widgets': []}))
    equal(json.loads(cloudwatch.get_dashboard(DashboardName=name)['DashboardBody']), {'widgets': []})
    entries = [e['DashboardName'] for page in aws.pages(cloudwatch, 'list_dashboards') for e in page['DashboardEntries']]
    equal(name in entries, True)
    cloudwatch.delete_dashboards(DashboardNames=[name])
    with refuses(aws, cloudwatch, 'ResourceNotFound'):
        cloudwatch.get_dashboard(DashboardName=name)
