import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { calculateJwkThumbprint, flattenedVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { joseOfDer } from '../../shared/adapters/sign/der.ts';
import { publicKeyOf, thumbprint } from '../../shared/adapters/sign/key.ts';
import { canonical, sha256 } from '../../shared/documents/canonical.ts';
import { check, checkText } from '../../shared/documents/check.ts';
import { signDetached, verifyDetached } from '../../shared/documents/jws.ts';
import { localSigner } from '../world/local-signer.ts';

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { privateKey, publicKey } = pair();
const signer = localSigner(privateKey);
const key = await signer.key();
const at = '2026-09-24T09:00:00.000+08:00';
const document = { kind: 'application', number: 'YM-2026-000001', title: { zh: '需求申请表', en: 'Form' }, madeAt: at };

describe('the canonical form', () => {
  it('is that of RFC 8785: members in order of UTF-16, no spaces, numbers and text as JavaScript writes them', () => {
    const value = { '€': 'Euro', '\r': '回车', '1': [1e30, 4.5, 0.002, 1e-27], 数: null, a: { z: true, b: '\u0007"' } };
    expect(canonical(value).toString()).toBe(
      '{"\\r":"回车","1":[1e+30,4.5,0.002,1e-27],"a":{"b":"\\u0007\\"","z":true},"€":"Euro","数":null}',
    );
    expect(sha256(canonical({ b: 1, a: 2 }))).toBe(createHash('sha256').update('{"a":2,"b":1}').digest('hex'));
  });
});

describe('a key', () => {
  it('is named by its RFC 7638 thumbprint', async () => {
    expect(key.kid).toBe(await calculateJwkThumbprint(key));
    expect(publicKeyOf(publicKey.export({ format: 'der', type: 'spki' }))).toEqual(key);
    expect(thumbprint(key)).toBe(key.kid);
  });

  it('is on P-256 and no other', () => {
    const others = [generateKeyPairSync('ec', { namedCurve: 'P-384' }), generateKeyPairSync('ed25519')];
    for (const other of others) expect(() => publicKeyOf(other.publicKey)).toThrow('P-256');
  });
});

describe('a signature in DER', () => {
  it('says the same as r and s, 32 bytes each, however short they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (message) => {
        const der = sign('sha256', message, privateKey);
        const jose = joseOfDer(der);
        expect(jose).toHaveLength(64);
        expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, jose)).toBe(true);
      }),
      { numRuns: 200 },
    );
    const short = joseOfDer(Uint8Array.from([0x30, 7, 2, 1, 5, 2, 2, 0, 0x80]));
    expect([short[31], short[63], short.filter(Boolean).length]).toEqual([5, 0x80, 2]);
  });

  it('is refused where it is anything else', () => {
    const der = [...sign('sha256', Buffer.from('x'), privateKey)];
    for (const wrong of [[], [0x30], [0x31, ...der.slice(1)], [...der, 0], der.slice(0, -1), [0x30, 2, 2, 0]]) {
      expect(() => joseOfDer(Uint8Array.from(wrong))).toThrow('DER');
    }
  });
});

describe('a detached signature', () => {
  it('holds for others who keep to RFC 7515 and 7797', async () => {
    const payload = canonical(document);
    const [head = '', between, signature = ''] = (await signDetached(payload, signer, at)).split('.');
    expect(between).toBe('');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    expect(header).toEqual({ alg: 'ES256', b64: false, crit: ['b64'], iat: Date.parse(at) / 1000, kid: key.kid });
    const jws = { protected: head, payload, signature };
    await expect(flattenedVerify(jws, await importJWK(key, 'ES256'))).resolves.toMatchObject({
      protectedHeader: header,
    });
    const input = Buffer.concat([Buffer.from(`${head}.`), payload]);
    const raw = { key: createPublicKey({ key: { ...key }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', input, raw, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('says whose it is, when, and what was signed, whatever the order of members', async () => {
    const jws = await signDetached(canonical(document), signer, at);
    const { title, ...rest } = document;
    expect(await check({ title, ...rest }, jws, [key])).toEqual({
      genuine: true,
      fault: null,
      kid: key.kid,
      signedAt: at,
      says: {
        kind: 'application',
        number: 'YM-2026-000001',
        title: '需求申请表',
        madeAt: at,
        sha256: sha256(canonical(document)),
      },
    });
  });

  it('does not hold for any other content, nor with a single character of it changed', async () => {
    const jws = await signDetached(canonical(document), signer, at);
    await fc.assert(
      fc.asyncProperty(fc.nat(jws.length - 1), fc.constantFrom(...'ABCxyz019-_.'), async (place, character) => {
        fc.pre(jws[place] !== character);
        const changed = jws.slice(0, place) + character + jws.slice(place + 1);
        expect(await verifyDetached(canonical(document), changed, [key])).toBeTypeOf('string');
      }),
      { numRuns: 300 },
    );
    const text = canonical(document);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), async (place, difference) => {
        const changed = Buffer.from(text);
        changed[place] = (changed[place] ?? 0) ^ difference;
        expect(await verifyDetached(changed, jws, [key])).toBe('not-genuine');
      }),
      { numRuns: 300 },
    );
  });

  it('holds for nobody else’s key, nor for a key under another’s name', async () => {
    const jws = await signDetached(canonical(document), signer, at);
    const stranger = publicKeyOf(pair().publicKey);
    expect(await check(document, jws, [])).toMatchObject({ genuine: false, fault: 'unknown-key', says: null });
    expect(await check(document, jws, [stranger])).toMatchObject({ fault: 'unknown-key' });
    expect(await check(document, jws, [{ ...stranger, kid: key.kid }])).toMatchObject({ fault: 'unknown-key' });
    expect(await check(document, jws, [stranger, key])).toMatchObject({ genuine: true });
  });

  it('is nothing else: no payload of its own, no other algorithm, no extension that isn’t understood', async () => {
    const header = (changed: object) =>
      Buffer.from(
        JSON.stringify({ alg: 'ES256', b64: false, crit: ['b64'], iat: 1, kid: key.kid, ...changed }),
      ).toString('base64url');
    const good = await signDetached(canonical(document), signer, at);
    const signature = good.split('.')[2];
    for (const head of [
      header({ alg: 'none' }),
      header({ b64: true }),
      header({ crit: ['b64', 'exp'] }),
      header({ crit: undefined }),
      header({ kid: undefined }),
      header({ iat: 'now' }),
      'bm8',
    ]) {
      expect(await check(document, `${head}..${signature}`, [key])).toMatchObject({ fault: 'malformed' });
    }
    for (const jws of ['', '..', good.replace('..', '.e30.'), `${good}=`, good.split('.').slice(0, 2).join('.')]) {
      expect(await check(document, jws, [key])).toMatchObject({ fault: 'malformed' });
    }
  });
});

describe('a document as it is written', () => {
  const signed = async () => ({ document, signature: await signDetached(canonical(document), signer, at) });

  it('is genuine however its members are ordered and spaced', async () => {
    const { document: said, signature } = await signed();
    const turned = Object.fromEntries(Object.entries(said).reverse());
    const text = JSON.stringify({ signature, document: turned }, null, 2).replace('需', String.raw`\u9700`);
    expect(await checkText(text, [key])).toMatchObject({ genuine: true, says: { number: document.number } });
  });

  it.each([
    ['a member of its own twice', '{"document":{', '{"document":{"number":"YM-2026-000009",'],
    ['a member of it twice, the genuine one last', '"title":{', '"title":{"zh":"另一份"},"title":{'],
    ['a member that is lost on the way', '{"document":{', '{"document":{"__proto__":{"rows":["forged"]},'],
    ['two documents', '{"document":{', '{"document":{"kind":"reply"},"document":{'],
    ['a number that no number holds', '{"document":{', '{"document":{"n":1e999,'],
    ['half a character', '{"document":{', String.raw`{"document":{"n":"\ud842",`],
  ])('is not with %s', async (_, genuine, forged) => {
    const text = JSON.stringify(await signed());
    expect(text).toContain(genuine);
    const verdict = await checkText(text.replace(genuine, forged), [key]);
    expect(verdict).toEqual({ genuine: false, fault: 'malformed', kid: null, signedAt: null, says: null });
  });

  it('is not with a number that is read as the signed one and written as another', async () => {
    const many = { ...document, n: 9007199254740992 };
    const text = JSON.stringify({ document: many, signature: await signDetached(canonical(many), signer, at) });
    expect(await checkText(text, [key])).toMatchObject({ genuine: true });
    const forged = text.replace('9007199254740992', '9007199254740993');
    expect(await checkText(forged, [key])).toMatchObject({ genuine: false, fault: 'malformed' });
  });
});
