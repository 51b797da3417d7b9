package org.bluehorizons.notifications;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The receiving end of web push: decrypts as RFC 8291 says. */
record Browser(KeyPair keys, byte[] authentication) {

    static Browser fresh() {
        var chance = new SecureRandom();
        var authentication = new byte[16];
        chance.nextBytes(authentication);
        return new Browser(P256.newKeys(chance), authentication);
    }

    String p256dh() {
        return base64(P256.bytes((ECPublicKey) keys.getPublic()));
    }

    String auth() {
        return base64(authentication);
    }

    String decrypted(byte[] body) throws GeneralSecurityException {
        var message = ByteBuffer.wrap(body);
        var salt = next(message, 16);
        message.getInt();
        var sender = next(message, message.get());
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(P256.publicKey(sender), true);
        var receiver = P256.bytes((ECPublicKey) keys.getPublic());
        var info = PushEncryption.info("WebPush: info");
        var whole =
                ByteBuffer.allocate(info.length + receiver.length + sender.length)
                        .put(info)
                        .put(receiver)
                        .put(sender)
                        .array();
        var input = PushEncryption.derive(authentication, agreement.generateSecret(), whole, 32);
        var key =
                PushEncryption.derive(
                        salt, input, PushEncryption.info("Content-Encoding: aes128gcm"), 16);
        var nonce =
                PushEncryption.derive(
                        salt, input, PushEncryption.info("Content-Encoding: nonce"), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        var padded = cipher.doFinal(next(message, message.remaining()));
        if (padded[padded.length - 1] != 2) {
            throw new IllegalStateException("not the last record");
        }
        return new String(Arrays.copyOf(padded, padded.length - 1), StandardCharsets.UTF_8);
    }

    private static byte[] next(ByteBuffer message, int length) {
        var bytes = new byte[length];
        message.get(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
