import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Access, RecordedRequest } from '../../aws/requests.ts';
import { arnName } from '../../shared/arn-name.ts';
import { JsonView } from '../../shared/json-view.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { pageOfArn } from '../../shared/page-of-arn.ts';
import { RowDetails } from '../../shared/row-details.tsx';
import { reasonOf, sourceText } from './request-words.ts';

/** Everything about a request: its caller, its purpose, and the statement that decided. */
export function RequestDetails({ request }: { readonly request: RecordedRequest }) {
  const { id, caller, source, access, error } = request;
  return (
    <RowDetails>
      <SpaceBetween size="m">
        {error && (
          <StatusIndicator type="error" wrapText>
            {error.code}: {error.message}
          </StatusIndicator>
        )}
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Caller', value: caller },
            {
              label: 'From',
              value: source.about === undefined ? sourceText(request) : <Thing name={source.about} />,
            },
            { label: 'Request id', value: id },
          ]}
        />
        {access.map((asked, index) => (
          <Ruling key={index} asked={asked} />
        ))}
        {access.length === 0 && <Box color="text-body-secondary">The request asks nothing of IAM.</Box>}
      </SpaceBetween>
    </RowDetails>
  );
}

const SIGNS = { allowed: 'success', explicitDeny: 'error', implicitDeny: 'error' } as const;

function Ruling({ asked }: { readonly asked: Access }) {
  const { action, resource, decision, statement } = asked;
  return (
    <SpaceBetween size="xxs">
      <div>
        <StatusIndicator type={decision === undefined ? 'info' : SIGNS[decision]}>{action}</StatusIndicator>{' '}
        on <Thing name={resource} />
      </div>
      <Box color="text-body-secondary">{reasonOf(asked)}</Box>
      {statement && <JsonView value={statement} label={`the statement about ${action}`} />}
    </SpaceBetween>
  );
}

/** A link where the console has a page for it. */
function Thing({ name }: { readonly name: string }) {
  const page = pageOfArn(name);
  return (
    <span title={name}>{page === undefined ? name : <PageLink to={page}>{arnName(name)}</PageLink>}</span>
  );
}
