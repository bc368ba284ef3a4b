import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { PageLink } from '../../shared/page-link.tsx';
import './step-list.css';

export interface Step {
  readonly title: string;
  readonly what: string;
  readonly state: 'open' | 'running' | 'done' | 'failed';
  readonly to: string;
  readonly command: string;
}

const LOOKS = { open: 'pending', running: 'in-progress', done: 'success', failed: 'error' } as const;
const WORDS = { open: 'To do', running: 'Runs', done: 'Done', failed: 'Failed' } as const;

/** The steps one after the other; one that is open shows its command. */
export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="step-list">
      {steps.map(({ title, what, state, to, command }) => (
        <li key={title}>
          <Container>
            <StatusIndicator type={LOOKS[state]}>{WORDS[state]}</StatusIndicator>
            <Box variant="h2" padding={{ top: 'xs' }}>
              <PageLink to={to}>{title}</PageLink>
            </Box>
            <Box variant="p">{what}</Box>
            {state === 'open' && (
              <CopyToClipboard
                variant="inline"
                textToCopy={command}
                copyButtonAriaLabel={`Copy ${command}`}
                copySuccessText="Copied"
                copyErrorText="The browser does not let the console copy"
              />
            )}
          </Container>
        </li>
      ))}
    </ol>
  );
}
