package org.bluehorizons.ingestion.loads;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bluehorizons.accounts.AccountRole;
import org.bluehorizons.accounts.AllowedTo;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.ColumnType;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/data-sets}: what files may be loaded into. */
@RestController
@ConditionalOnRole(Role.API)
@RequestMapping("/v1/data-sets")
@AllowedTo({AccountRole.OPERATOR, AccountRole.STAKEHOLDER})
@Tag(name = "Loads", description = "Files of many rows, loaded whole or not at all")
class DataSetController {

    private final DataSets dataSets;

    /** A data set, for whoever makes a file for it. */
    @Schema(name = "LoadDataSet")
    record View(
            @Schema(example = "prices") String name,
            String purpose,
            @Schema(description = "The first is the default.") List<LoadMode> modes,
            @Schema(description = "Each combination once in a file; empty: rows have no key.")
                    List<String> key,
            List<ColumnView> columns) {

        static View of(DataSet dataSet) {
            return new View(
                    dataSet.name(),
                    dataSet.purpose(),
                    dataSet.modes(),
                    dataSet.key(),
                    dataSet.columns().stream().map(ColumnView::of).toList());
        }
    }

    /** What stands in a column. */
    @Schema(name = "LoadColumn")
    record ColumnView(
            @Schema(example = "day") String name,
            ColumnType type,
            boolean required,
            @Schema(example = "a date: yyyy-MM-dd") String rule) {

        static ColumnView of(Column column) {
            return new ColumnView(column.name(), column.type(), column.required(), column.rule());
        }
    }

    DataSetController(DataSets dataSets) {
        this.dataSets = dataSets;
    }

    @GetMapping
    @Operation(summary = "What files may be loaded into, by name")
    List<View> list() {
        return dataSets.all().stream().map(View::of).toList();
    }

    @GetMapping("/{name}")
    @Operation(summary = "One data set, with its columns and their rules")
    View get(@PathVariable String name) {
        return dataSets.find(name)
                .map(View::of)
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "data_set_not_found",
                                "There is no data set " + name));
    }
}
