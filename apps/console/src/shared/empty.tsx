import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface Props {
  /** `No training job has run yet.` */
  readonly title: string;
  /** The command that would fill this place. */
  readonly command?: string;
  readonly children?: ReactNode;
}

/** A place where nothing is yet says which command fills it. */
export function Empty({ title, command, children }: Props) {
  return (
    <Box textAlign="center" padding={{ vertical: 'l' }}>
      <SpaceBetween size="xs">
        <Box variant="strong">{title}</Box>
        {children}
        {command !== undefined && (
          <CopyToClipboard
            variant="inline"
            textToCopy={command}
            copyButtonAriaLabel={`Copy ${command}`}
            copySuccessText="Copied"
            copyErrorText="The browser does not let the console copy"
          />
        )}
      </SpaceBetween>
    </Box>
  );
}
