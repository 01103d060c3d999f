package io.github.bankid4jakarta.it;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The camera of a phone: reads a QR code from pixels. */
public final class QrReader {

    private static final int PIXELS = 4;
    private static final int QUIET_ZONE = 4;
    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE), DecodeHintType.TRY_HARDER, true);

    /** A picture of nothing but a code needs no search for it, which fails on one code in hundreds. */
    private static final Map<DecodeHintType, Object> NOTHING_ELSE =
            Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE), DecodeHintType.PURE_BARCODE, true);

    private QrReader() {}

    /** Reads the code on a screenshot; empty where there is none. */
    public static Optional<String> read(byte[] png) {
        try {
            return decode(ImageIO.read(new ByteArrayInputStream(png)), HINTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Draws the modules that a poll answered, and reads that picture. */
    public static String read(JsonObject qr) {
        int size = qr.getInt("size");
        byte[] bits = Base64.getDecoder().decode(qr.getString("modules"));
        return decode(draw(size, bits), NOTHING_ELSE)
                .orElseThrow(() -> new AssertionError("the modules are no QR code"));
    }

    private static BufferedImage draw(int size, byte[] bits) {
        int width = (size + 2 * QUIET_ZONE) * PIXELS;
        BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, width);
        graphics.setColor(Color.BLACK);
        for (int module = 0; module < size * size; module++) {
            if ((bits[module / Byte.SIZE] & (0x80 >> (module % Byte.SIZE))) != 0) {
                int x = (module % size + QUIET_ZONE) * PIXELS;
                int y = (module / size + QUIET_ZONE) * PIXELS;
                graphics.fillRect(x, y, PIXELS, PIXELS);
            }
        }
        graphics.dispose();
        return image;
    }

    private static Optional<String> decode(BufferedImage image, Map<DecodeHintType, Object> hints) {
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
        try {
            return Optional.of(new MultiFormatReader().decode(bitmap, hints).getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
