package org.bluehorizons.ingestion.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * A file in a form (RFC 7578), read as a stream by the parser of the container: forms are switched
 * off otherwise, and would be kept on the disk before anybody saw them.
 */
final class FormUpload {

    /** Fields before the file, such as its name once more. */
    private static final int MOST_PARTS = 20;

    private static final int LONGEST_HEADER = 8 * 1024;

    /** What is done with the file. */
    interface Taker {

        LoadFile take(@Nullable String name, @Nullable String mediaType, InputStream content)
                throws IOException;
    }

    private FormUpload() {}

    static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && type.regionMatches(
                        true,
                        0,
                        MediaType.MULTIPART_FORM_DATA_VALUE,
                        0,
                        MediaType.MULTIPART_FORM_DATA_VALUE.length());
    }

    /**
     * @throws ProblemException 400 when it is no form, 422 when it has no file
     */
    static LoadFile read(HttpServletRequest request, Taker taker) throws IOException {
        var forms = new FileUpload();
        forms.setHeaderEncoding(StandardCharsets.UTF_8.name());
        forms.setPartHeaderSizeMax(LONGEST_HEADER);
        try {
            var parts = forms.getItemIterator(new ServletRequestContext(request));
            for (var count = 0; count < MOST_PARTS && parts.hasNext(); count++) {
                var part = parts.next();
                if (!part.isFormField()) {
                    try (var content = part.openStream()) {
                        return taker.take(part.getName(), part.getContentType(), content);
                    }
                }
            }
        } catch (FileUploadException | MultipartStream.MalformedStreamException malformed) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "malformed_request",
                    "body: not multipart/form-data: " + malformed.getMessage());
        }
        throw ProblemException.field(
                "body", "a file among the first %d parts of the form".formatted(MOST_PARTS));
    }
}
