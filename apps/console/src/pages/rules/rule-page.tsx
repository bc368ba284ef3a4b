import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { listRules, listTargets, type Rule, type RuleTarget } from '../../aws/events.ts';
import { arnName } from '../../shared/arn-name.ts';
import { Empty } from '../../shared/empty.tsx';
import { JsonView } from '../../shared/json-view.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { pageOfArn } from '../../shared/page-of-arn.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

/** A rule of EventBridge: the events that it matches, and its targets. */
export default function RulePage() {
  const { name = '' } = useParams();
  usePlace({ text: 'Rules', href: '/rules' }, { text: name, href: `/rules/${encodeURIComponent(name)}` });
  const rules = useQuery({ queryKey: ['events'], queryFn: ({ signal }) => listRules(signal) });
  return (
    <ContentLayout header={<Header variant="h1">{name}</Header>}>
      <QueryView query={rules}>
        {(all) => {
          const rule = all.find(({ Name }) => Name === name);
          return rule ? (
            <RuleDetails name={name} rule={rule} />
          ) : (
            <Empty title="There is no rule of this name." />
          );
        }}
      </QueryView>
    </ContentLayout>
  );
}

function RuleDetails({ name, rule }: { readonly name: string; readonly rule: Rule }) {
  const targets = useQuery({
    queryKey: ['events', undefined, 'targets', name],
    queryFn: ({ signal }) => listTargets(name, signal),
  });
  return (
    <SpaceBetween size="l">
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'State', value: <Status status={rule.State ?? ''} /> },
            { label: 'Schedule', value: rule.ScheduleExpression ?? '–' },
            { label: 'Description', value: rule.Description ?? '–' },
          ]}
        />
      </Container>
      {rule.EventPattern !== undefined && (
        <Container header={<Header variant="h2">Pattern</Header>}>
          <JsonView value={rule.EventPattern} label="the pattern" />
        </Container>
      )}
      <QueryView query={targets}>
        {(all) => (
          <Container
            header={
              <Header variant="h2" counter={`(${all.length})`}>
                Targets
              </Header>
            }
          >
            <SpaceBetween size="m">
              {all.map((target) => (
                <Target key={target.Id} target={target} />
              ))}
              {all.length === 0 && <Empty title="The rule has no target." />}
            </SpaceBetween>
          </Container>
        )}
      </QueryView>
    </SpaceBetween>
  );
}

function Target({ target: { Arn = '', Input, InputTransformer } }: { readonly target: RuleTarget }) {
  const page = pageOfArn(Arn);
  const given = Input ?? InputTransformer?.InputTemplate;
  return (
    <SpaceBetween size="xs">
      {page === undefined ? arnName(Arn) : <PageLink to={page}>{arnName(Arn)}</PageLink>}
      {given !== undefined && <JsonView value={given} label={`what ${arnName(Arn)} is told`} />}
    </SpaceBetween>
  );
}
