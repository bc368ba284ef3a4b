import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { parsedJson } from './parsed-json.ts';
import { shortened } from './shortened.ts';

interface Props {
  /** A JSON text, or a value. */
  readonly value: unknown;
  readonly label: string;
}

/**
 * A document as indented JSON. Very long texts are shortened on the page but copied whole. A text that is no JSON is
 * shown as it is.
 */
export function JsonView({ value, label }: Props) {
  const document = typeof value === 'string' ? (parsedJson(value) ?? value) : value;
  const write = (shown: unknown): string =>
    typeof shown === 'string' ? shown : JSON.stringify(shown, undefined, 2);
  return (
    <div className="json-view">
      <pre tabIndex={0} aria-label={label}>
        {write(shortened(document))}
      </pre>
      <div className="copy">
        <CopyToClipboard
          variant="icon"
          textToCopy={write(document)}
          copyButtonAriaLabel={`Copy ${label}`}
          copySuccessText="Copied"
          copyErrorText="The browser does not let the console copy"
        />
      </div>
    </div>
  );
}
