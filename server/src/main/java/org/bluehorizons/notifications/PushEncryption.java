package org.bluehorizons.notifications;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message so that only one browser reads it (RFC 8291, on RFC 8188). */
final class PushEncryption {

    private static final int RECORD_SIZE = 4096;
    private static final int SALT_BYTES = 16;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushEncryption() {}

    /**
     * @param receiver the browser's public key, 65 bytes
     * @param authentication the browser's secret, 16 bytes
     * @return the body of the request, in content coding aes128gcm
     */
    static byte[] encrypt(
            byte[] text, byte[] receiver, byte[] authentication, SecureRandom chance) {
        try {
            var keys = P256.newKeys(chance);
            var sender = P256.bytes((ECPublicKey) keys.getPublic());
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            agreement.doPhase(P256.publicKey(receiver), true);
            var salt = new byte[SALT_BYTES];
            chance.nextBytes(salt);
            var input =
                    derive(
                            authentication,
                            agreement.generateSecret(),
                            joined(info("WebPush: info"), receiver, sender),
                            32);
            var key = derive(salt, input, info("Content-Encoding: aes128gcm"), 16);
            var nonce = derive(salt, input, info("Content-Encoding: nonce"), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            var secret = cipher.doFinal(joined(text, new byte[] {LAST_RECORD}));
            return joined(header(salt, sender), secret);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** HKDF with SHA-256 (RFC 5869) for at most one block. */
    static byte[] derive(byte[] salt, byte[] input, byte[] info, int length)
            throws GeneralSecurityException {
        var block = hmac(hmac(salt, input), joined(info, new byte[] {1}));
        return Arrays.copyOf(block, length);
    }

    static byte[] info(String name) {
        return (name + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] header(byte[] salt, byte[] sender) {
        return ByteBuffer.allocate(SALT_BYTES + 5 + sender.length)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) sender.length)
                .put(sender)
                .array();
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] joined(byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var all = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
