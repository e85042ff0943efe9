CREATE TABLE "forecasts" (
	"clinic_id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"leg" integer NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"service_id" text NOT NULL,
	"urgency" integer NOT NULL,
	"ahead_people" integer NOT NULL,
	"method" text NOT NULL,
	"p05_minutes" double precision,
	"p10_minutes" double precision,
	"p25_minutes" double precision,
	"p50_minutes" double precision,
	"p75_minutes" double precision,
	"p80_minutes" double precision,
	"p90_minutes" double precision,
	"p95_minutes" double precision,
	"about_minutes" integer,
	"at_most_minutes" integer,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"shown_on" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "forecasts_clinic_id_ticket_id_leg_said_at_pk" PRIMARY KEY("clinic_id","ticket_id","leg","said_at")
);
--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_clinic_id_ticket_id_tickets_clinic_id_id_fk" FOREIGN KEY ("clinic_id","ticket_id") REFERENCES "public"."tickets"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "forecasts_by_time" ON "forecasts" USING btree ("clinic_id","said_at");