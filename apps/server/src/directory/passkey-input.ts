import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

/** What a browser sends of a passkey (WebAuthn §5.1.8, JSON): its shape alone; what it is worth, the library says. */
const bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/)
const common = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
  clientExtensionResults: z.object({}),
}

export const attestationInput = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
}) as unknown as z.ZodType<RegistrationResponseJSON>

export const answerInput = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
}) as unknown as z.ZodType<AuthenticationResponseJSON>
