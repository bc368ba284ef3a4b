import type { InspectionDataRequest, InspectionDataResponse } from '@aws-sdk/client-sfn';
import type { HttpField, HttpRequest, HttpResponse } from '@scones/states-language';

interface Exchange {
  readonly request?: HttpRequest;
  readonly response?: HttpResponse;
}

/** The request of a tested HTTP task and its answer, as `TRACE` shows them: headers in one text. */
export function describeExchange({ request, response }: Exchange): {
  request?: InspectionDataRequest;
  response?: InspectionDataResponse;
} {
  if (!request) return {};
  const protocol = new URL(request.url).protocol.slice(0, -1);
  const { method, url, body } = request;
  return {
    request: {
      protocol,
      method,
      url,
      headers: headersText(request.headers),
      ...(body !== undefined && { body }),
    },
    ...(response && { response: { protocol, ...describeResponse(response) } }),
  };
}

function describeResponse({ statusCode, statusText, headers, body }: HttpResponse): InspectionDataResponse {
  return {
    statusCode: String(statusCode),
    statusMessage: statusText,
    headers: headersText(headers),
    body: new TextDecoder().decode(body),
  };
}

function headersText(headers: readonly HttpField[]): string {
  return `[${headers.map(([name, value]) => `${name}: ${value}`).join(', ')}]`;
}
