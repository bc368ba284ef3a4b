const SIGNATURES = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const;

export type PictureContentType = keyof typeof SIGNATURES;

/** The type that a picture's first bytes show, however its file is named; undefined if neither PNG nor JPEG. */
export function pictureContentType(bytes: Uint8Array): PictureContentType | undefined {
  const types = Object.keys(SIGNATURES) as PictureContentType[];
  return types.find((type) => SIGNATURES[type].every((byte, index) => bytes[index] === byte));
}
