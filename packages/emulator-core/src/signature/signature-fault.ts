/** What keeps a signature from being taken; each protocol has its own words for it. */
export type SignatureFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'otherAlgorithm'; readonly algorithm: string }
  | { readonly kind: 'malformed'; readonly reason: string; readonly where: 'header' | 'query' }
  | { readonly kind: 'unknownKey'; readonly accessKeyId: string }
  | { readonly kind: 'wrongToken' }
  | { readonly kind: 'expiredToken' }
  | { readonly kind: 'wrongScope'; readonly reason: string; readonly where: 'header' | 'query' }
  | { readonly kind: 'unsignedHeader'; readonly header: string }
  | { readonly kind: 'skewed'; readonly date: string; readonly signedAt: number; readonly now: number }
  | {
      readonly kind: 'urlExpired';
      readonly lifetimeSeconds?: number;
      readonly end: number;
      readonly now: number;
    }
  | { readonly kind: 'wrongPayloadHash'; readonly given?: string }
  | {
      readonly kind: 'mismatch';
      readonly accessKeyId: string;
      readonly signature: string;
      readonly stringToSign: string;
      readonly canonicalRequest?: string;
    };
