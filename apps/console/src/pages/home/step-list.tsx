import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { PageLink } from '../../shared/page-link.tsx';
import './step-list.css';
import type { Step } from './workflow-steps.ts';

const LOOKS = {
  open: 'pending',
  running: 'in-progress',
  done: 'success',
  failed: 'error',
  rings: 'warning',
} as const;
const WORDS = {
  open: 'To do',
  running: 'Runs',
  done: 'Done',
  failed: 'Failed',
  rings: 'An alarm rings',
} as const;

interface Props {
  readonly steps: readonly Step[];
  /** The step that is next, which shows its command. */
  readonly next: Step | undefined;
}

/** The steps one after the other. */
export function StepList({ steps, next }: Props) {
  return (
    <ol className="step-list">
      {steps.map((step, index) => {
        const { title, what, state, to, command } = step;
        return (
          <li key={title}>
            <Container fitHeight>
              <StatusIndicator type={LOOKS[state]}>{WORDS[state]}</StatusIndicator>
              <Box variant="h2" fontSize="heading-s" padding={{ top: 'xs' }}>
                {index + 1}. <PageLink to={to}>{title}</PageLink>
              </Box>
              <Box variant="p">{what}</Box>
              {step === next && (
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
        );
      })}
    </ol>
  );
}
