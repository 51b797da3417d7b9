package org.bluehorizons.ingestion.loads;

import java.util.stream.Collectors;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.ingestion.formats.Columns;
import org.bluehorizons.ingestion.formats.RowReaders;
import org.springframework.stereotype.Component;

/** The rows of stored files. */
@Component
final class LoadInput {

    private final LoadFiles files;
    private final RowReaders readers;

    LoadInput(LoadFiles files, RowReaders readers) {
        this.files = files;
        this.readers = readers;
    }

    /**
     * @throws LoadFailure when the file is not there any more
     */
    FileReading.Opener of(Load load, DataSet dataSet) {
        var file =
                files.find(load.file())
                        .orElseThrow(() ->
                                new LoadFailure(
                                        "file_gone",
                                        "There is no file %s any more.".formatted(load.file())));
        var columns =
                new Columns(
                        dataSet.columns().stream().map(Column::name).toList(),
                        dataSet.columns().stream()
                                .filter(Column::required)
                                .map(Column::name)
                                .collect(Collectors.toSet()),
                        false);
        return () -> readers.open(files.source(file.id()), file.kind(), columns);
    }
}
