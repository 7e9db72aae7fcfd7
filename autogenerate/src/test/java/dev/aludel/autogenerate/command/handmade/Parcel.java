package dev.aludel.autogenerate.command.handmade;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** What is sent. */
@Entity
public class Parcel {

	@Id
	@Nullable Long id;

	@Column(nullable = false, length = 30)
	@Nullable String label;

}
