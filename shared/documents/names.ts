/** What a bundle calls the list of its files, and the signature over it. */
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.jws';
