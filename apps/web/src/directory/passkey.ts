import { browserSupportsWebAuthn } from '@simplewebauthn/browser'

/** A passkey is bound to a name, never to a bare address (WebAuthn §5.1.2): the demo under 127.0.0.1 has none, under localhost it has. */
export const mayUsePasskeys = (): boolean =>
  browserSupportsWebAuthn() && !/^\[|^\d+(\.\d+){3}$/.test(window.location.hostname)
