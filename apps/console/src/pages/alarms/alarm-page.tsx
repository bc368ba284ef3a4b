import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { listAlarms } from '../../aws/cloudwatch-client.ts';
import { arnName } from '../../shared/arn-name.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { pageOfArn } from '../../shared/page-of-arn.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { AlarmHistory } from './alarm-history.tsx';
import { AlarmChart } from './alarm-chart.tsx';
import { ruleOf } from './rule-of.ts';

export default function AlarmPage() {
  const { name = '' } = useParams();
  usePlace({ text: 'Alarms', href: '/alarms' }, { text: name, href: `/alarms/${encodeURIComponent(name)}` });
  const alarms = useQuery({ queryKey: ['monitoring', undefined, 'alarms'], queryFn: listAlarms });
  return (
    <ContentLayout header={<Header variant="h1">{name}</Header>}>
      <QueryView query={alarms}>
        {(all) => {
          const alarm = all.find(({ AlarmName }) => AlarmName === name);
          if (alarm) return <AlarmDetails alarm={alarm} />;
          return (
            <SpaceBetween size="l">
              <Empty title="No alarm is called so now." />
              <AlarmHistory alarmName={name} />
            </SpaceBetween>
          );
        }}
      </QueryView>
    </ContentLayout>
  );
}

function AlarmDetails({ alarm }: { readonly alarm: MetricAlarm }) {
  const { AlarmDescription, StateValue = '', StateReason = '–', StateUpdatedTimestamp } = alarm;
  const { AlarmActions = [], Dimensions = [], MetricName = '', Namespace = '' } = alarm;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Summary</Header>}>
        <SpaceBetween size="m">
          {AlarmDescription !== undefined && <Box variant="p">{AlarmDescription}</Box>}
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'State', value: <Status status={StateValue} /> },
              {
                label: 'Since',
                value: StateUpdatedTimestamp && <Time at={StateUpdatedTimestamp.getTime()} />,
              },
              { label: 'Why', value: StateReason },
              { label: 'Rings when', value: ruleOf(alarm) },
              {
                label: 'Metric',
                value: (
                  <>
                    {Namespace} {MetricName}
                    {Dimensions.map(({ Name = '', Value = '' }) => (
                      <div key={Name}>
                        {Name}: <Named arn={Value} />
                      </div>
                    ))}
                  </>
                ),
              },
              { label: 'Tells', value: <Notified arns={AlarmActions} /> },
            ]}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{MetricName}</Header>}>
        <AlarmChart alarm={alarm} />
      </Container>
      <AlarmHistory alarmName={alarm.AlarmName ?? ''} />
    </SpaceBetween>
  );
}

function Notified({ arns }: { readonly arns: readonly string[] }) {
  if (arns.length === 0) return <>nobody</>;
  return arns.map((arn) => (
    <div key={arn}>
      <Named arn={arn} />
    </div>
  ));
}

/** The thing that an ARN names, as a link where it has a page; any other text as it is. */
function Named({ arn }: { readonly arn: string }) {
  const page = pageOfArn(arn);
  return page === undefined ? <>{arnName(arn)}</> : <PageLink to={page}>{arnName(arn)}</PageLink>;
}
