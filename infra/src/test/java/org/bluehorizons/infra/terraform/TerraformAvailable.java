package org.bluehorizons.infra.terraform;

import org.bluehorizons.infra.Needed;

/** Terraform with its AWS provider, or a loud word and no test. */
public final class TerraformAvailable {

    private TerraformAvailable() {}

    /** What Terraform was asked. */
    public static TerraformChecks orSkip() {
        return Needed.orSkip(
                "terraform",
                TerraformChecks.shared(),
                "Terraform, or its AWS provider, is not on this machine: neither in TERRAFORM_PLUGIN_DIR,"
                        + " nor where `terraform init` looks, nor in a usual place.");
    }
}
