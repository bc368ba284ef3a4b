import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';

interface Props {
  /** A JSON text, or a value. */
  readonly value: unknown;
  readonly label: string;
}

/** A document as indented JSON that can be copied; a text that is no JSON is shown as it is. */
export function JsonView({ value, label }: Props) {
  const text = typeof value === 'string' ? indented(value) : JSON.stringify(value, undefined, 2);
  return (
    <div className="json-view">
      <CopyToClipboard
        variant="icon"
        textToCopy={text}
        copyButtonAriaLabel={`Copy ${label}`}
        copySuccessText="Copied"
        copyErrorText="The browser does not let the console copy"
      />
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </div>
  );
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
