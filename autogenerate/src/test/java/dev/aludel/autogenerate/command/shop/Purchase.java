package dev.aludel.autogenerate.command.shop;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What somebody bought. */
@Entity
@Table(indexes = @Index(name = "ix_purchase_total", columnList = "total desc"))
public class Purchase {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@ManyToOne(optional = false)
	@Nullable Customer customer;

	@Column(precision = 12, scale = 2)
	@Nullable BigDecimal total;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 10)
	@Nullable State state;

	/** How far it is. */
	public enum State {

		/** Not paid. */
		OPEN,

		/** Paid. */
		PAID

	}

}
