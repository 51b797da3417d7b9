package org.bluehorizons.notifications;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on the curve P-256 as web push writes them: points of 65 bytes, scalars of 32. */
final class P256 {

    static final int POINT_BYTES = 65;

    private static final int SIZE = 32;
    private static final byte UNCOMPRESSED = 4;

    private P256() {}

    static KeyPair newKeys(SecureRandom chance) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), chance);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @throws IllegalArgumentException when the bytes are no point of the curve
     */
    static ECPublicKey publicKey(byte[] point) {
        if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("65 bytes expected, the first of them 4");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + SIZE));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + SIZE, POINT_BYTES));
        var curve = parameters();
        if (!isOn(curve, x, y)) {
            throw new IllegalArgumentException("a point of the curve P-256 expected");
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC")
                            .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /**
     * @throws IllegalArgumentException when the bytes are no private key of the curve
     */
    static ECPrivateKey privateKey(byte[] scalar) {
        try {
            return (ECPrivateKey)
                    KeyFactory.getInstance("EC")
                            .generatePrivate(
                                    new ECPrivateKeySpec(new BigInteger(1, scalar), parameters()));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static byte[] bytes(ECPublicKey key) {
        var bytes = new byte[POINT_BYTES];
        bytes[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 1 + SIZE);
        return bytes;
    }

    private static void put(BigInteger number, byte[] into, int offset) {
        var bytes = number.toByteArray();
        var length = Math.min(bytes.length, SIZE);
        System.arraycopy(bytes, bytes.length - length, into, offset + SIZE - length, length);
    }

    /** y² = x³ + ax + b, both within the field. */
    private static boolean isOn(ECParameterSpec parameters, BigInteger x, BigInteger y) {
        var curve = parameters.getCurve();
        var p = ((ECFieldFp) curve.getField()).getP();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.pow(2).mod(p).equals(right);
    }

    private static ECParameterSpec parameters() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
