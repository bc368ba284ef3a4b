import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { PageLink } from '../../shared/page-link.tsx';
import type { Look } from './worth-a-look.ts';

/** The things that a newcomer should see next; nothing where there are none. */
export function LookList({ looks }: { readonly looks: readonly Look[] }) {
  if (looks.length === 0) return null;
  return (
    <Container header={<Header variant="h2">What to look at next</Header>}>
      <SpaceBetween size="m">
        {looks.map(({ type, title, what, to }) => (
          <div key={`${to} ${title}`}>
            <StatusIndicator type={type}>
              <PageLink to={to}>{title}</PageLink>
            </StatusIndicator>
            <Box color="text-body-secondary">
              <span style={{ overflowWrap: 'anywhere' }}>{what}</span>
            </Box>
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}
